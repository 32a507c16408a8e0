import { byId, h, whenNearlySeen } from './dom.js';
import { copyButton, smsAddress, whatsappAddress } from './share.js';
import { t } from './texts.js';

function enhanceShare(root) {
  const address = location.origin + location.pathname;
  const text = `${root.dataset.text}\n${address}`;
  root.querySelector('[data-share="sms"]').href = smsAddress(text);
  root.querySelector('[data-share="whatsapp"]').href = whatsappAddress(text);
  const links = root.querySelector('.share-links');
  links.append(copyButton(address),
    h('button', { type: 'button', class: 'button button-plain', onclick: () => print() }, t('app.print')));
}

const complain = (failure) => console.info('map:', failure.message);

async function drawPlace(root) {
  if (!root.dataset.lat) return;
  root.hidden = false;
  let drawn; // the map, once it is wanted: how to draw areas on it
  const place = () => (drawn ??= import('./place_map.js').then(({ showPlace }) =>
    showPlace(root, [Number(root.dataset.lon), Number(root.dataset.lat)], 'standIn' in root.dataset)));
  whenNearlySeen(root, () => place().catch(complain));
  const [, site] = /\/[a-z]+\/(\d+)/.exec(location.pathname) ?? [];
  if (!site) return;
  const { IsochronePanel } = await import('./isochrone_panel.js');
  root.after(new IsochronePanel(Number(site), (areas) => place().then((draw) => draw(areas)).catch(complain)).root);
}

/// The provider's page: messages get the page's address, and the place a small map.
export function enhanceProvider() {
  enhanceShare(byId('share'));
  drawPlace(byId('place-map')).catch(complain);
}
