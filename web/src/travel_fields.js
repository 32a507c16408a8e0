import { freshId, h } from './dom.js';
import { t } from './texts.js';

const K_MINUTES = [30, 60, 120, 240];

const option = (value, text) => h('option', { value }, text);

function choice(label, options, changed) {
  const id = freshId('travel');
  const select = h('select', { id, onchange: changed }, options);
  return { select, root: h('div', { class: 'group' }, h('label', { class: 'field-label', for: id }, label), select) };
}

/// How the person travels: straight lines in kilometres, or minutes by road with a means, a season and a longest time.
export class TravelFields {
  /// `changed` hears that minutes were chosen instead of kilometres, or the reverse.
  constructor({ number = '', changed = () => {}, within = true } = {}) {
    this.changed = changed;
    this.mode = choice(t('app.travel_mode'), [option('', t('app.travel_straight')), option('motorcycle', t('app.travel_motorcycle')),
      option('car', t('app.travel_car')), option('foot', t('app.travel_foot'))], () => this.update());
    this.season = choice(t('app.travel_season'), [option('dry', t('app.travel_dry')), option('rainy', t('app.travel_rainy'))]);
    this.within = choice(t('app.travel_within'), [option('', t('app.travel_any_time')),
      ...K_MINUTES.map((minutes) => option(minutes, minutes < 60 ? t('app.travel_minutes', { minutes }) : t('app.travel_hours', { count: minutes / 60 })))]);
    this.more = h('div', { class: 'travel-more' }, this.season.root, within && this.within.root);
    this.root = h('fieldset', { class: 'step' },
      h('legend', {}, number && h('span', { class: 'step-number', 'aria-hidden': 'true' }, number), h('span', {}, t('app.travel'))),
      this.mode.root, this.more);
    this.update();
  }

  update() {
    this.more.hidden = !this.byTime();
    this.changed(this.byTime());
  }

  byTime() {
    return this.mode.select.value !== '';
  }

  /// As the API takes it, or nothing for straight lines.
  value() {
    if (!this.byTime()) return undefined;
    const travel = { mode: this.mode.select.value, season: this.season.select.value };
    if (this.within.select.value) travel.within_minutes = Number(this.within.select.value);
    return travel;
  }

  /// "en mototaxi, saison des pluies, en 2 heures au plus"
  words() {
    if (!this.byTime()) return '';
    const said = (select) => select.selectedOptions[0].textContent;
    return [said(this.mode.select), said(this.season.select), this.within.select.value && said(this.within.select)]
      .filter(Boolean).join(', ').toLowerCase();
  }
}
