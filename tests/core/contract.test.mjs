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
