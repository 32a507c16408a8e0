import { debounced, freshId, h } from './dom.js';
import * as server from './server.js';
import { t } from './texts.js';

const K_TYPING = 150; // milliseconds
const K_MOST = 8;

/// A settlement found by typing: a combobox with a list, by mouse, touch or keyboard. `typed()` is told of every letter,
/// `opened(settlements)` of what was found, `failed(message)` of no answer, `taken(settlement)` of the choice;
/// `keyWhileClosed(event)` gets Enter and the arrows where there is no list to use them on.
export class SettlementCombo {
  constructor({ describedBy, typed = () => {}, opened, failed, taken, keyWhileClosed }) {
    Object.assign(this, { typed, opened, failed, taken, keyWhileClosed });
    this.found = [];
    this.active = -1;
    this.look = debounced(() => this.suggest(), K_TYPING);
    this.id = freshId('settlement');
    this.list = h('ul', { class: 'suggestions', role: 'listbox', id: `${this.id}-list`, 'aria-label': t('app.places'), hidden: true });
    this.input = h('input', {
      type: 'text', id: this.id, role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-autocomplete': 'list',
      'aria-expanded': 'false', 'aria-controls': this.list.id, 'aria-describedby': describedBy, placeholder: t('app.place_example'),
      oninput: () => { this.typed(); this.look(); }, onkeydown: (event) => this.key(event), onblur: () => this.close(),
    });
    this.root = h('div', { class: 'combo' }, this.input, this.list);
  }

  async suggest() {
    const text = this.input.value.trim();
    this.asked?.abort();
    if (!text) return this.close();
    this.asked = new AbortController();
    try {
      const { settlements } = await server.settlements(text, K_MOST, this.asked.signal);
      if (document.activeElement === this.input) this.open(settlements);
    } catch (failure) {
      if (failure.name !== 'AbortError') this.failed(failure.message || t('app.no_answer'));
    }
    return undefined;
  }

  open(found) {
    this.found = found;
    this.active = -1;
    this.list.replaceChildren(...found.map((settlement, i) => h('li', {
      role: 'option', id: `${this.list.id}-${i}`, 'aria-selected': 'false',
      onmousedown: (event) => { event.preventDefault(); this.take(i); },
    }, h('span', { class: 'suggestion-name' }, settlement.name),
    h('span', { class: 'suggestion-where' }, [settlement.kind_label, settlement.context].filter(Boolean).join(' · ')))));
    this.setOpen(found.length > 0);
    this.opened(found);
  }

  setOpen(open) {
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
    if (!open) this.input.removeAttribute('aria-activedescendant');
  }

  close() {
    this.look.cancel();
    this.setOpen(false);
  }

  key(event) {
    const count = this.found.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') this.close();
    else if (event.key !== 'Enter' && !step) return;
    else if (this.list.hidden) this.keyWhileClosed(event);
    else {
      event.preventDefault();
      if (step) this.point(this.active < 0 ? (step > 0 ? 0 : count - 1) : (this.active + step + count) % count);
      else this.take(Math.max(this.active, 0));
    }
  }

  point(index) {
    this.active = index;
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    const option = this.list.children[index];
    this.input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  take(index) {
    const settlement = this.found[index];
    this.input.value = settlement.name;
    this.close();
    this.taken(settlement);
  }
}
