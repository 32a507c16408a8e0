import { h } from './dom.js';
import { t } from './texts.js';

const K_NEAR = '#near';

/// The two ways to look: through the directory, or around a person. Only the choice is in the address.
export class Modes {
  constructor(root, views) {
    this.views = views;
    this.buttons = {
      directory: this.button('directory', t('app.mode_directory'), t('app.mode_directory_hint')),
      near: this.button('near', t('app.mode_near'), t('app.mode_near_hint')),
    };
    root.className = 'modes';
    root.setAttribute('role', 'group');
    root.setAttribute('aria-label', t('app.modes'));
    root.append(this.buttons.directory, this.buttons.near);
  }

  start() {
    addEventListener('hashchange', () => this.show(this.asked()));
    this.show(this.asked());
  }

  asked() {
    return location.hash === K_NEAR ? 'near' : 'directory';
  }

  button(name, label, hint) {
    return h('button', { type: 'button', class: 'mode', onclick: () => this.choose(name) },
      h('span', { class: 'mode-name' }, label), h('span', { class: 'mode-hint' }, hint));
  }

  choose(name) {
    const address = location.pathname + location.search + (name === 'near' ? K_NEAR : '');
    history.pushState(null, '', address);
    this.show(name);
  }

  show(name) {
    for (const [key, button] of Object.entries(this.buttons)) {
      button.setAttribute('aria-pressed', String(key === name));
    }
    this.views[name === 'near' ? 'directory' : 'near'].hide();
    this.views[name].show();
  }
}
