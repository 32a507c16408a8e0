import { debounced, freshId, h } from './dom.js';
import { t } from './texts.js';

const K_DRAGGING = 300; // milliseconds
// What the API takes at most, and what the handle reaches (farther by the number): kilometres, or minutes by travel time.
const K_LIMITS = { km: { most: 1500, handle: 200 }, minutes: { most: 1440, handle: 240 } };
const K_USUAL = { per_address_km: 10, per_unsure_km: 20, per_address_minutes: 20, per_unsure_minutes: 40 };

/// How much farther one would go: to spare an address, and for a service with nothing unknown.
export class PlanSettings {
  constructor(changed) {
    this.changed = debounced(changed, K_DRAGGING);
    this.numbers = {};
    this.sure = h('input', { type: 'checkbox', onchange: () => this.changed() });
    this.root = h('fieldset', { class: 'step plan-settings' }, h('legend', {}, t('app.plan_options')),
      h('div', { class: 'plan-lengths' },
        this.length('per_address_km', t('app.plan_km')),
        this.length('per_unsure_km', t('app.plan_unsure_km')),
        this.length('per_address_minutes', t('app.plan_minutes')),
        this.length('per_unsure_minutes', t('app.plan_unsure_minutes'))),
      h('label', { class: 'option' }, this.sure, h('span', { class: 'option-label' }, t('app.plan_sure_only'))));
    this.byTime(false);
  }

  /// Minutes by travel time, kilometres otherwise.
  byTime(timed) {
    for (const [name, number] of Object.entries(this.numbers)) number.parentElement.hidden = name.endsWith('_minutes') !== timed;
  }

  /// A handle and a number that say the same.
  length(name, label) {
    const { most, handle } = K_LIMITS[name.split('_').pop()];
    const id = freshId('length');
    const number = h('input', { type: 'number', id, class: 'short', min: 0, max: most, step: 1, value: K_USUAL[name], inputmode: 'numeric' });
    const range = h('input', { type: 'range', min: 0, max: handle, step: 1, value: K_USUAL[name], 'aria-label': label });
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
