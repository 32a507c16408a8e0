import { h } from './dom.js';
import { t } from './texts.js';

/// Beside a field of coordinates: a button that puts where this telephone is. Nothing is sent but by the form.
export function enhanceHereFields() {
  if (!('geolocation' in navigator)) return;
  for (const input of document.querySelectorAll('input[data-here]')) {
    const state = h('span', { class: 'help', role: 'status' });
    const button = h('button', { type: 'button', class: 'button button-plain' }, t('app.here'));
    button.addEventListener('click', () => {
      state.textContent = t('app.place_locating');
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          input.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
          state.textContent = t('app.here_within', { metres: String(Math.round(coords.accuracy)) });
        },
        () => { state.textContent = t('app.place_denied'); },
        { enableHighAccuracy: true, timeout: 15000 });
    });
    input.after(button, state);
  }
}
