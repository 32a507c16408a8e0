import { announce, byId, h } from './dom.js';
import { OwnPlaces } from './own_places.js';
import { PlannerView } from './planner_view.js';
import * as server from './server.js';
import { t } from './texts.js';

/// The siting page: as the coverage page, with places of the planner's own, and two maps that move together: how it is,
/// and how it would be.
export class SitingView extends PlannerView {
  constructor(form, mapRoot) {
    super(form, mapRoot);
    this.own = new OwnPlaces(byId('own-places'), {
      add: (own, label) => this.addOwn(own, label),
      centre: () => this.after?.centre(),
    });
  }

  /// Places are chosen on the maps: they are there at once.
  drawMapWhenNear() {
    this.isMapNear = true;
    this.mapRoot.hidden = false;
    this.drawMap();
  }

  addOwn(own, label) {
    byId('own-places').append(h('input', { type: 'hidden', name: 'own', value: own }));
    announce(t('app.siting_added', { place: label }));
    this.submit('push');
  }

  /// The list of one's own places is the server's: what was asked is what is shown.
  take(fresh, takeForm) {
    super.take(fresh, takeForm);
    for (const old of this.form.querySelectorAll('.own-place, [type="hidden"][name="own"]')) old.remove();
    const places = fresh.querySelectorAll('#own-places .own-place');
    this.form.querySelector('.own-typed').before(...[...places].map((place) => document.adoptNode(place)));
    this.form.elements.confirmed_only.checked = fresh.querySelector('[name="confirmed_only"]').checked;
  }

  places() {
    return [...document.querySelectorAll('#places-table [data-own]')].map(({ dataset: { own } }) => {
      const point = own.split(',').map(Number);
      return point.length === 2 ? { point } : { settlement: own };
    });
  }

  async draw(asked) {
    const { CoverageMap } = await import('./coverage_map.js');
    if (!this.map) this.buildMaps(CoverageMap);
    const places = this.places();
    if (places.length === 0) return this.drawOne(asked);
    const { need, public: group, sex, age_from: from, age_to: to, language, level, within, km, weight } = asked;
    const profile = { publics: group ? [group] : [], languages: language ? [language] : [], sex: sex ?? '', age_from: from && Number(from), age_to: to && Number(to) };
    const answer = await server.whatIf({ need, profile, level, within, km: km && Number(km), weight, places }, this.running?.signal);
    const side = ({ areas, points }) => ({ areas, points, level: answer.level, gaps: answer.gaps });
    await Promise.all([this.map.show(side(answer.before), within, 'confirmed'), this.after.show(side(answer.after), within, 'confirmed', answer.places)]);
    return undefined;
  }

  /// Nobody is left to be reached: both maps are the same.
  async drawOne(asked) {
    const answer = await server.coverage({ ...asked, left_out: 0 }, this.running?.signal);
    await Promise.all([this.map, this.after].map((map) => map.show(answer, asked.within, 'confirmed')));
  }

  buildMaps(CoverageMap) {
    const side = (title) => {
      const canvas = h('div', { class: 'map-half' });
      return { canvas, root: h('section', {}, h('h2', {}, title), canvas) };
    };
    const before = side(t('app.siting_before'));
    const after = side(t('app.siting_after'));
    this.mapRoot.classList.add('two-maps');
    this.mapRoot.replaceChildren(h('div', { class: 'map-pair' }, before.root, after.root));
    this.map = new CoverageMap(before.canvas, { label: t('app.siting_before'), hasLegend: true });
    this.after = new CoverageMap(after.canvas, { label: t('app.siting_after'), hasLegend: false });
    this.map.follow(this.after);
    for (const map of [this.map, this.after]) map.onClick((point) => this.clicked(point));
  }

  /// A click counts only when a point is being placed: a slip of the finger changes nothing.
  clicked(point) {
    if (!this.own.isPicking()) return;
    this.own.picked(point);
  }
}
