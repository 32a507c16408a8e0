import { DirectoryView } from './directory_view.js';
import { byId } from './dom.js';
import { MapSide } from './map_side.js';
import { Modes } from './modes.js';
import { NearView } from './near_view.js';
import { enhanceProvider } from './provider_view.js';
import { loadTexts } from './texts.js';

/// Fetched by those who plan alone: nobody who searches pays for it.
async function startPlanner(page) {
  const View = page === 'siting' ? (await import('./siting_view.js')).SitingView : (await import('./planner_view.js')).PlannerView;
  new View(byId('coverage'), byId('coverage-map-side'));
}

/// Fields that suggest, and the map of offers: for those pages alone.
async function startOffers() {
  const { enhanceSuggestions } = await import('./suggest_fields.js');
  enhanceSuggestions();
  const map = document.getElementById('offers-map');
  if (map) (await import('./offers_map.js')).drawOffers(map);
}

/// A page of tables with a form above them.
async function startFigures(name) {
  const { enhanceTables, submitOnChange } = await import('./overlap_view.js');
  submitOnChange(byId(name));
  enhanceTables(byId(`${name}-results`));
}

/// A file being read, or an edition compared with the published one.
async function startEdition() {
  const { drawChanges, followProgress } = await import('./edition_view.js');
  const progress = document.getElementById('progress');
  if (progress) followProgress(progress);
  const map = document.getElementById('changes-map');
  if (map) await drawChanges(map);
}

/// Wires the views of the page the server made; each owns one root element.
async function start() {
  await loadTexts(document.documentElement.lang);
  document.documentElement.classList.add('has-script');
  if (document.body.dataset.page === 'provider') enhanceProvider();
  if (['coverage', 'siting'].includes(document.body.dataset.page)) await startPlanner(document.body.dataset.page);
  if (document.querySelector('[data-suggest], #offers-map')) await startOffers();
  if (document.querySelector('input[data-here]')) (await import('./here_fields.js')).enhanceHereFields();
  if (['overlap', 'access'].includes(document.body.dataset.page)) await startFigures(document.body.dataset.page);
  if (['upload', 'edition'].includes(document.body.dataset.page)) await startEdition();
  if (document.body.dataset.page === 'embed') await (await import('./embed_view.js')).drawEmbedMap();
  if (document.body.dataset.page !== 'search') return;
  const map = new MapSide(byId('map-side'));
  const directory = new DirectoryView(byId('directory'), map);
  const near = new NearView(byId('near'), map);
  new Modes(byId('modes'), { directory, near }).start();
}

/* global HAS_CORE */
/// What works without a network is set up last: nothing on the page waits for it. HAS_CORE: the page was built with it.
async function keepCopy() {
  if (!HAS_CORE) return;
  const { Offline } = await import('./offline.js');
  await new Offline().start();
}

/// Forms that wait on this device: on the pages of cases, and wherever such a form was laid aside before.
async function keepForms() {
  if (!globalThis.caches || !crypto.subtle || !navigator.locks) return;
  if (!document.getElementById('case-queue') && !(await caches.has('relais-forms'))) return;
  const { CaseQueue } = await import('./case_queue.js');
  await new CaseQueue().start();
}

const K_LEAVING = 300; // ms

/// What is cut off because the reader goes on to another page is no fault.
let isLeaving = false;
addEventListener('beforeunload', () => { isLeaving = true; });
const complain = (failure) => setTimeout(() => isLeaving || console.error(failure), K_LEAVING); // a fetch is cut off before the page is told

start().then(keepForms).catch(complain).then(keepCopy).catch(complain);
