import { h } from './dom.js';
import { t } from './texts.js';

const K_WIDE = '(min-width: 64rem)';

/// The map's place on the page: beside the list on a laptop, over it on a phone when asked. The map itself is fetched
/// the first time it can be seen; until then calls are kept. Nothing on the page needs it.
export class MapSide {
  constructor(root) {
    this.root = root;
    this.wide = matchMedia(K_WIDE);
    this.waiting = [];
    this.build();
    this.wide.addEventListener('change', () => this.layout());
    this.layout();
  }

  build() {
    this.canvas = h('div', { class: 'map', id: 'map' });
    this.picking = h('div', { class: 'map-picking', hidden: true });
    this.close = h('button', { type: 'button', class: 'button map-close', onclick: () => this.setOpen(false) },
      t('app.map_close'));
    this.root.append(this.canvas, this.picking, this.close);
    this.root.hidden = false;
    this.open = h('button', { type: 'button', class: 'button map-open', onclick: () => this.setOpen(true) },
      t('app.map_open'));
    this.root.after(this.open);
    this.root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.isOpen()) this.setOpen(false);
    });
  }

  isOpen() {
    return document.documentElement.classList.contains('map-is-open');
  }

  isVisible() {
    return this.wide.matches || this.isOpen();
  }

  isLoaded() {
    return Boolean(this.map);
  }

  setOpen(open) {
    document.documentElement.classList.toggle('map-is-open', open);
    this.open.setAttribute('aria-expanded', String(open));
    this.layout();
    if (!this.wide.matches) (open ? this.close : this.open).focus();
  }

  layout() {
    if (this.wide.matches) document.documentElement.classList.remove('map-is-open');
    if (!this.isVisible()) return;
    this.load();
    this.map?.resized();
  }

  async load() {
    if (this.loading) return;
    this.loading = true;
    try {
      const { MapView } = await import('./map_view.js');
      this.map = new MapView(this.canvas);
      for (const action of this.waiting.splice(0)) action(this.map);
    } catch (failure) {
      this.canvas.append(h('p', { class: 'map-failed' }, t('app.map_failed')));
      console.error(failure);
    }
  }

  /// Does it now, or once the map is there.
  with(action) {
    if (this.map) action(this.map);
    else this.waiting.push(action);
  }

  /// Opens the map where it is hidden, then does it.
  reveal(action) {
    if (!this.isVisible()) this.setOpen(true);
    this.with(action);
  }

  /// Lets the person's place be chosen on the map, by a click or, from the keyboard, by the centre of the map.
  /// `chosen` gets [longitude, latitude]; `ended` is called either way.
  pick(chosen, ended) {
    const end = (point) => {
      this.picking.hidden = true;
      this.map?.endPicking();
      if (!this.wide.matches) this.setOpen(false);
      if (point) chosen(point);
      ended();
    };
    this.picking.replaceChildren(
      h('p', {}, t('app.pick_how')),
      h('button', { type: 'button', class: 'button', onclick: () => this.map && end(this.map.centre()) }, t('app.pick_centre')),
      h('button', { type: 'button', class: 'button button-plain', onclick: () => end(null) }, t('app.pick_cancel')));
    this.picking.hidden = false;
    this.reveal((map) => {
      map.startPicking(end);
      map.focus();
    });
  }
}
