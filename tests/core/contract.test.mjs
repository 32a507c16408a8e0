// The description of the API against a server of the whole starter mapping: it is valid OpenAPI 3.1, and every operation,
// those that need roads, people or overlaps too, answers its example as described and refuses what is ruled out.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const base = process.env.RELAIS_URL;
const skip = !base && 'RELAIS_URL is not set';
const require = createRequire(join(dirname(fileURLToPath(import.meta.url)), '../../web/package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)));

const theDocument = async () => (await fetch(`${base}/api/v1/openapi.json`)).json();

/// {method, path, operation} of every operation.
const operationsOf = ({ paths }) => Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ method, path, operation })));

const resolved = (document, part) => (part.$ref ? part.$ref.slice(2).split('/').reduce((at, key) => at[key], document) : part);

/// The address of an operation's example.
function addressOf(document, { path, operation }) {
  const parameters = operation.parameters.map((given) => resolved(document, given)).filter(({ example }) => example !== undefined);
  const first = ({ example }) => [example].flat()[0];
  const query = parameters.filter((one) => one.in === 'query').map((one) => `${one.name}=${encodeURIComponent(first(one))}`).join('&');
  const filled = parameters.filter((one) => one.in === 'path').reduce((text, one) => text.replace(`{${one.name}}`, first(one)), path);
  return filled + (query && `?${query}`);
}

test('the description is valid OpenAPI 3.1', { skip }, async () => {
  const { Validator } = await load('@seriousme/openapi-schema-validator');
  const validator = new Validator();
  const { valid, errors } = await validator.validate(await theDocument());
  assert.ok(valid, JSON.stringify(errors, null, 1));
  assert.equal(validator.version, '3.1');
});

test('the description of the geographic service is valid OpenAPI 3.0', { skip }, async () => {
  const { Validator } = await load('@seriousme/openapi-schema-validator');
  const validator = new Validator();
  const { valid, errors } = await validator.validate(await (await fetch(`${base}/ogc/api`)).json());
  assert.ok(valid, JSON.stringify(errors, null, 1));
  assert.equal(validator.version, '3.0');
});

test('every operation answers its example as described', { skip }, async () => {
  const { default: Ajv } = await load('ajv/dist/2020.js');
  const document = await theDocument();
  const ajv = new (Ajv.default ?? Ajv)({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'api');
  const faults = [];
  let driven = 0;
  for (const one of operationsOf(document)) {
    const { method, path, operation } = one;
    if (path === '/api/v1/cases') continue; // needs a caseworker's session and form: tests/browser/referral.test.mjs
    const body = operation.requestBody?.content['application/json'].example;
    const address = addressOf(document, one);
    const answer = await fetch(base + address, { method: method.toUpperCase(), ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }) });
    const where = `${method} ${address}`;
    const described = operation.responses[answer.status] && resolved(document, operation.responses[answer.status]);
    if (answer.status !== 200 || !described) {
      if (!(path.endsWith('outreach.ics') && answer.status === 404)) faults.push(`${where}: ${answer.status} ${(await answer.text()).slice(0, 150)}`);
      continue;
    }
    const [[type, { schema }]] = Object.entries(described.content);
    if (answer.headers.get('content-type') !== type) faults.push(`${where}: ${answer.headers.get('content-type')} is not ${type}`);
    if (type.includes('json')) {
      const pointer = `api#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method}/responses/200/content/${type.replace('/', '~1')}/schema`;
      const check = ajv.compile(operation.responses[200].$ref ? schema : { $ref: pointer });
      if (!check(await answer.json())) faults.push(`${where}: ${ajv.errorsText(check.errors).slice(0, 300)}`);
    }
    driven += 1;
  }
  assert.deepEqual(faults, []);
  assert.ok(driven > 35, `${driven}`);
});

/// Values a schema rules out, as they would stand in an address or a body.
function wrongValues(schema) {
  if (schema.items) return wrongValues(schema.items);
  const isNumber = ['integer', 'number'].includes(schema.type);
  return [
    ...(schema.enum ? ['nonsense'] : []),
    ...(isNumber ? ['many'] : []),
    ...(isNumber && schema.minimum !== undefined ? [schema.minimum - 1] : []),
    ...(isNumber && schema.maximum !== undefined ? [schema.maximum + 1] : []),
    ...(schema.maxLength ? ['a'.repeat(schema.maxLength + 1)] : []),
  ];
}

/// A value of another type than a schema's.
const ofAnotherType = ({ type }) => (type === 'object' ? [] : { not: 'this' });

/// Requests an operation must refuse: {address, init}.
function* refused(document, one) {
  const { method, path, operation } = one;
  if (method === 'get') {
    const address = addressOf(document, one);
    const bare = addressOf(document, { path, operation: { parameters: operation.parameters.map((given) => resolved(document, given)).filter((given) => given.in === 'path') } });
    const join = (base, more) => base + (base.includes('?') ? '&' : '?') + more;
    yield { address: join(address, 'no_such_parameter=1') };
    for (const given of operation.parameters.map((each) => resolved(document, each))) {
      if (given.in !== 'query' || given.description === 'Changes nothing') continue;
      for (const wrong of wrongValues(given.schema)) yield { address: join(given.example === undefined ? address : bare, `${given.name}=${wrong}`) };
    }
    return;
  }
  const { schema, example } = operation.requestBody.content['application/json'];
  const post = (body) => ({ address: path, init: { method: 'POST', body, headers: { 'Content-Type': 'application/json' } } });
  yield post('{');
  yield post('[]');
  yield post(JSON.stringify({ ...example, no_such_member: 1 }));
  for (const [name, given] of Object.entries(resolved(document, schema).properties)) {
    const member = resolved(document, given);
    for (const wrong of [ofAnotherType(member), ...wrongValues(member).map((value) => (member.items ? [value] : value))]) {
      yield post(JSON.stringify({ ...example, [name]: wrong }));
    }
  }
}

test('every operation refuses what the description rules out', { skip }, async () => {
  const { default: Ajv } = await load('ajv/dist/2020.js');
  const document = await theDocument();
  const isProblem = new (Ajv.default ?? Ajv)({ strict: false, validateFormats: false }).compile(document.components.schemas.Problem);
  const faults = [];
  let tried = 0;
  for (const one of operationsOf(document)) {
    if (one.path === '/api/v1/cases') continue; // a form, tried in tests/api/referral_test.cpp
    for (const { address, init } of refused(document, one)) {
      const answer = await fetch(base + address, init);
      const text = await answer.text();
      const where = `${one.method} ${address.slice(0, 120)} ${init?.body?.slice(0, 200) ?? ''}`;
      if (answer.status !== 400) faults.push(`${where}: ${answer.status}`);
      else if (!isProblem(JSON.parse(text))) faults.push(`${where}: no problem document`);
      tried += 1;
    }
  }
  assert.deepEqual(faults, []);
  assert.ok(tried > 150, `${tried}`);
});
