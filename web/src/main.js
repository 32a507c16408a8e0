import { DirectoryView } from './directory_view.js';
import { byId } from './dom.js';
import { MapSide } from './map_side.js';
import { Modes } from './modes.js';
import { NearView } from './near_view.js';
import { enhanceProvider } from './provider_view.js';
import { loadTexts } from './texts.js';

/// Wires the views of the page the server made; each owns one root element.
async function start() {
  await loadTexts(document.documentElement.lang);
  document.documentElement.classList.add('has-script');
  if (document.body.dataset.page === 'provider') enhanceProvider();
  if (document.body.dataset.page !== 'search') return;
  const map = new MapSide(byId('map-side'));
  const directory = new DirectoryView(byId('directory'), map);
  const near = new NearView(byId('near'), map);
  new Modes(byId('modes'), { directory, near }).start();
}

start().catch((failure) => console.error(failure));
