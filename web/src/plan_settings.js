import { debounced, freshId, h } from './dom.js';
import { t } from './texts.js';

const K_DRAGGING = 300; // milliseconds
const K_FARTHEST = 1500; // km, the API's own limit
const K_HANDLE = 200; // km the handle reaches; farther by the number
const K_USUAL = { per_address_km: 10, per_unsure_km: 20 };

/// How much farther one would go: to spare an address, and for a service with nothing unknown.
export class PlanSettings {
  constructor(changed) {
    this.changed = debounced(changed, K_DRAGGING);
    this.numbers = {};
    this.sure = h('input', { type: 'checkbox', onchange: () => this.changed() });
    this.root = h('fieldset', { class: 'step plan-settings' }, h('legend', {}, t('app.plan_options')),
      this.kilometres('per_address_km', t('app.plan_km')),
      this.kilometres('per_unsure_km', t('app.plan_unsure_km')),
      h('label', { class: 'option' }, this.sure, h('span', { class: 'option-label' }, t('app.plan_sure_only'))));
  }

  /// A handle and a number that say the same.
  kilometres(name, label) {
    const id = freshId('km');
    const number = h('input', { type: 'number', id, class: 'short', min: 0, max: K_FARTHEST, step: 1, value: K_USUAL[name], inputmode: 'numeric' });
    const range = h('input', { type: 'range', min: 0, max: K_HANDLE, step: 1, value: K_USUAL[name], 'aria-label': label });
    range.addEventListener('input', () => {
      number.value = range.value;
      this.changed();
    });
    number.addEventListener('input', () => {
      if (number.value === '' || !number.validity.valid) return;
      range.value = number.value;
      this.changed();
    });
    this.numbers[name] = number;
    return h('div', { class: 'field-km' }, h('label', { class: 'field-label', for: id }, label), range, number);
  }

  values() {
    const values = { sure_only: this.sure.checked };
    for (const [name, number] of Object.entries(this.numbers)) {
      values[name] = number.value !== '' && number.validity.valid ? Number(number.value) : K_USUAL[name];
    }
    return values;
  }
}
