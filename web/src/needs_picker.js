import { announce, freshId, h } from './dom.js';
import { t } from './texts.js';

const K_MOST = 12;
const wordsOf = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/// Every word asked begins one of these words: "naiss" finds "acte de naissance", not "reconnaissance".
const begins = (words, asked) => asked.every((start) => words.some((word) => word.startsWith(start)));

/// One to twelve needs out of the taxonomy, by dimension, with a box to find one by its words. `changed(count)` after
/// each choice.
export class NeedsPicker {
  constructor(dimensions, changed = () => {}) {
    this.options = [];
    this.tell = changed;
    this.chips = h('ul', { class: 'chips', 'aria-label': t('app.needs_chosen'), hidden: true });
    this.nothing = h('p', { class: 'hint', hidden: true }, t('app.needs_none_found'));
    const hint = freshId('needs-hint');
    this.filter = h('input', {
      type: 'search', id: freshId('needs-filter'), autocomplete: 'off', placeholder: t('app.needs_filter_example'),
      'aria-describedby': hint, oninput: () => this.narrow(),
      onkeydown: (event) => event.key === 'Enter' && this.takeOnly(event),
    });
    this.root = h('fieldset', { class: 'step' },
      h('legend', {}, h('span', { class: 'step-number', 'aria-hidden': 'true' }, '1'), t('app.needs')),
      this.chips,
      h('label', { class: 'field-label', for: this.filter.id }, t('app.needs_filter')), this.filter,
      h('p', { class: 'hint', id: hint }, t('app.needs_hint', { max: K_MOST })),
      h('div', { class: 'needs-list' }, dimensions.map((dimension) => this.group(dimension)), this.nothing));
  }

  group(dimension) {
    const options = dimension.needs.map((need) => this.option(need));
    const group = h('details', { class: 'facet' }, h('summary', {}, dimension.label),
      h('div', { class: 'options' }, options.map((option) => option.root)));
    for (const option of options) option.group = group;
    this.options.push(...options);
    return group;
  }

  option(need) {
    const box = h('input', { type: 'checkbox', value: need.code, onchange: () => this.changed(box) });
    const also = h('span', { class: 'option-also', hidden: true });
    const root = h('label', { class: 'option' }, box, h('span', { class: 'option-label' }, need.label, also));
    const spellings = [need.label, ...(need.synonyms ?? [])].map((text) => ({ text, words: wordsOf(text) }));
    return { need, box, root, also, spellings };
  }

  /// Shows the needs one of whose spellings has every word written.
  narrow() {
    const words = wordsOf(this.filter.value);
    const groups = new Map();
    for (const option of this.options) {
      const spelling = option.spellings.find((one) => begins(one.words, words));
      const fits = spelling !== undefined;
      option.root.hidden = !fits;
      option.also.hidden = !fits || spelling === option.spellings[0];
      option.also.textContent = option.also.hidden ? '' : spelling.text;
      groups.set(option.group, (groups.get(option.group) ?? false) || fits);
    }
    for (const [group, fits] of groups) {
      group.hidden = !fits;
      group.open = fits && words.length > 0;
    }
    this.nothing.hidden = [...groups.values()].some(Boolean);
  }

  takeOnly(event) {
    event.preventDefault();
    const left = this.options.filter((option) => !option.root.hidden);
    if (!this.filter.value.trim() || left.length === 0) return;
    const free = left.filter((one) => !one.box.checked);
    const option = free.find((one) => one.also.hidden) ?? free[0]; // by its own name rather than by another word for it
    if (!option) return;
    option.box.checked = true;
    this.changed(option.box);
    this.filter.value = '';
    this.narrow();
  }

  changed(box) {
    if (this.codes().length > K_MOST) {
      box.checked = false;
      announce(t('app.needs_too_many', { max: K_MOST }));
    }
    this.drawChips();
    announce(t('app.needs_count', { count: this.codes().length }));
    this.tell(this.codes().length);
  }

  drawChips() {
    const chosen = this.options.filter((option) => option.box.checked);
    this.chips.hidden = chosen.length === 0;
    this.chips.replaceChildren(...chosen.map((option) => h('li', {},
      h('button', { type: 'button', class: 'chip', onclick: () => this.remove(option) },
        h('span', { class: 'unseen' }, t('app.remove')), option.need.label, h('span', { 'aria-hidden': 'true' }, ' ×')))));
  }

  remove(option) {
    option.box.checked = false;
    this.changed(option.box);
    (this.chips.querySelector('button') ?? this.filter).focus();
  }

  codes() {
    return this.options.filter((option) => option.box.checked).map((option) => option.need.code);
  }

  labels() {
    return this.options.filter((option) => option.box.checked).map((option) => option.need.label);
  }

  focus() {
    this.filter.focus();
  }
}
