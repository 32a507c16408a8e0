import { freshId, h } from './dom.js';
import { t } from './texts.js';

const K_FIRST_LANGUAGES = 6;
const K_FIRST_PUBLICS = 8;
const K_UNASKED_PUBLICS = ['everyone', 'returnees']; // nobody is the one, whoever is helped here is the other
const K_RADII = [20, 50, 100, 200]; // km

function pills(kind, name, list) {
  return list.map(({ code, label }) => h('label', { class: 'pill' },
    h('input', { type: kind, name, value: code, checked: code === '' }), h('span', {}, label)));
}

/// The first few, the others under "More": a long list must not hide what comes after it.
function someThenMore(name, list, first) {
  return [pills('checkbox', name, list.slice(0, first)),
    h('details', { class: 'more' }, h('summary', {}, t('app.more_choices', { count: list.length - first })),
      h('div', { class: 'pills' }, pills('checkbox', name, list.slice(first))))];
}

function group(legend, children, hint) {
  return h('fieldset', { class: 'group' }, h('legend', {}, legend), hint && h('p', { class: 'hint' }, hint),
    h('div', { class: 'pills' }, children));
}

const chosen = (root, name) => [...root.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value);

/// What is known of the person and what is wished of the service; all of it optional.
export class PersonFields {
  constructor(codes) {
    this.codes = codes;
    const ids = { age: freshId('age'), fee: freshId('fee'), open: freshId('open'), within: freshId('within') };
    this.age = h('input', { type: 'number', id: ids.age, min: 0, max: 120, step: 1, inputmode: 'numeric', class: 'short' });
    this.fee = h('select', { id: ids.fee }, h('option', { value: '' }, t('app.any')),
      codes.fees.map(({ code, label }) => h('option', { value: code }, code === 'paid' ? t('app.fee_any_known') : label)));
    this.within = h('select', { id: ids.within }, h('option', { value: '' }, t('app.any_distance')),
      K_RADII.map((km) => h('option', { value: km }, t('app.within_km', { km }))));
    this.kilometres = h('div', { class: 'group' }, h('label', { class: 'field-label', for: ids.within }, t('app.within')), this.within);
    this.openAt = h('input', { type: 'datetime-local', id: ids.open });
    this.person = h('details', { class: 'step step-optional' }, this.summary('4', t('app.person')),
      h('p', { class: 'hint' }, t('app.person_hint')),
      group(t('app.sex'), pills('radio', 'sex', [{ code: '', label: t('app.not_said') },
        { code: 'female', label: t('app.sex_female') }, { code: 'male', label: t('app.sex_male') }])),
      h('div', { class: 'group' }, h('label', { class: 'field-label', for: ids.age }, t('app.age')), this.age),
      group(t('app.languages'), someThenMore('languages', codes.languages, K_FIRST_LANGUAGES)),
      group(t('app.publics'), someThenMore('publics', codes.publics.filter(({ code }) => !K_UNASKED_PUBLICS.includes(code)), K_FIRST_PUBLICS),
        t('app.publics_hint')));
    this.wishes = h('details', { class: 'step step-optional' }, this.summary('5', t('app.wishes')),
      h('div', { class: 'group' }, h('label', { class: 'field-label', for: ids.fee }, t('app.fee')), this.fee),
      this.kilometres,
      group(t('app.access'), pills('checkbox', 'access', codes.access_modes)),
      h('div', { class: 'group' }, h('label', { class: 'field-label', for: ids.open }, t('app.open_at')), this.openAt));
    this.root = h('div', {}, this.person, this.wishes);
  }

  summary(number, text) {
    return h('summary', {}, h('span', { class: 'step-number', 'aria-hidden': 'true' }, number), h('span', {}, text),
      h('span', { class: 'optional' }, t('app.optional')));
  }

  /// What is said, and nothing else: a field left empty is not sent.
  profile() {
    const profile = {};
    const [sex] = chosen(this.root, 'sex');
    if (sex) profile.sex = sex;
    if (this.age.value !== '') profile.age = Number(this.age.value);
    for (const name of ['publics', 'languages']) {
      const codes = chosen(this.root, name);
      if (codes.length) profile[name] = codes;
    }
    return profile;
  }

  wish() {
    const wishes = {};
    if (this.fee.value) wishes.fee_at_most = this.fee.value;
    const access = chosen(this.root, 'access');
    if (access.length) wishes.access_modes = access;
    if (this.openAt.value) wishes.open_at = this.openAt.value.slice(0, 16);
    return wishes;
  }

  /// Kilometres, or nothing for any distance.
  withinKm() {
    return this.within.value && !this.kilometres.hidden ? Number(this.within.value) : undefined;
  }

  /// Where minutes are asked for, kilometres are not.
  offerKilometres(offer) {
    this.kilometres.hidden = !offer;
  }

  /// "Femme · 24 ans · Fulfulde, Français"
  words() {
    const { sex, age, publics = [], languages = [] } = this.profile();
    const label = (list, code) => this.codes[list].find((one) => one.code === code).label;
    return [sex && t(`app.sex_${sex}`), age !== undefined && t('app.years', { count: age }),
      languages.map((code) => label('languages', code)).join(', '), publics.map((code) => label('publics', code)).join(', ')]
      .filter(Boolean).join(' · ');
  }
}
