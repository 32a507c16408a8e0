import { lang } from './texts.js';

/// What the server answered instead of what was asked; `message` is its sentence, in the page's language.
export class Refusal extends Error {
  constructor(status, detail, field) {
    super(detail);
    this.status = status;
    this.field = field;
  }
}

async function refusalOf(answer) {
  const problem = await answer.json().catch(() => ({}));
  return new Refusal(answer.status, problem.detail ?? problem.title ?? '', problem.field);
}

async function getJson(path, parameters = {}, signal = undefined) {
  const query = new URLSearchParams(parameters);
  query.set('lang', lang());
  const answer = await fetch(`${path}?${query}`, { signal });
  if (!answer.ok) throw await refusalOf(answer);
  return answer.json();
}

export const status = () => getJson('/api/v1/status');
export const taxonomy = () => getJson('/api/v1/taxonomy');
export const boundaries = (level) => getJson(`/api/v1/boundaries/${level}`);
export const settlements = (prefix, limit, signal) => getJson('/api/v1/settlements', { prefix, limit }, signal);
export const occupations = (prefix, limit, signal) => getJson('/api/v1/occupations', { prefix, limit }, signal);
export const points = (search, signal) => getJson('/api/v1/points', search, signal);

export const coverage = (asked, signal) => getJson('/api/v1/coverage', asked, signal);

/// Neighbouring countries, cut at build time.
export async function background() {
  const answer = await fetch('/static/base.json');
  if (!answer.ok) throw await refusalOf(answer);
  return answer.json();
}

/// The person's place and profile travel in the body, so that no address, history or log holds them.
async function ask(path, request, signal) {
  const answer = await fetch(`${path}?lang=${lang()}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
    cache: 'no-store',
    signal,
  });
  if (!answer.ok) throw await refusalOf(answer);
  return answer.json();
}

export const nearest = (request, signal) => ask('/api/v1/nearest', request, signal);
export const route = (request, signal) => ask('/api/v1/route', request, signal);
export const isochrone = (request, signal) => ask('/api/v1/isochrone', request, signal);
export const blockedAreas = () => getJson('/api/v1/blocked-areas');
export const vectorTiles = () => getJson('/api/v1/tiles');
export const whatIf = (request, signal) => ask('/api/v1/siting/what-if', request, signal);
export const plan = (request, signal) => ask('/api/v1/plan', request, signal);

/// A page of this site as a document: the same HTML a reader without script gets.
export async function page(address, signal) {
  const answer = await fetch(address, { signal, headers: { Accept: 'text/html' } });
  const html = await answer.text();
  return new DOMParser().parseFromString(html, 'text/html');
}
