import { announce, h } from './dom.js';
import { NearResults } from './near_results.js';
import { NeedsPicker } from './needs_picker.js';
import { PersonFields } from './person_fields.js';
import { PlanResults } from './plan_results.js';
import { PlanSettings } from './plan_settings.js';
import { PlacePicker } from './place_picker.js';
import * as server from './server.js';
import { t } from './texts.js';
import { TravelFields } from './travel_fields.js';

const K_EACH = 5;
const K_PLAN_FROM = 2; // needs: one alone has nothing to be put together with

/// "Near a person": needs, place, person and wishes, sent in one request; then its answer. Nothing typed here is
/// written in the address, in storage or in history.
export class NearView {
  constructor(root, map) {
    this.root = root;
    this.map = map;
    this.root.hidden = true;
  }

  async show() {
    this.root.hidden = false;
    if (this.form) {
      this.setEditing(!this.form.hidden);
      this.drawMap();
      return;
    }
    try {
      this.taxonomy ??= await server.taxonomy();
      if (!this.form) this.build();
    } catch (failure) {
      this.root.replaceChildren(h('p', { class: 'notice notice-warning', role: 'alert' }, failure.message || t('app.no_answer')));
    }
  }

  hide() {
    this.root.hidden = true;
    this.results?.leave?.();
    this.setEditing(false);
  }

  build() {
    this.needs = new NeedsPicker(this.taxonomy.dimensions, (count) => this.offerPlan(count));
    this.place = new PlacePicker(this.map);
    this.person = new PersonFields(this.taxonomy.codes);
    this.settings = new PlanSettings(() => this.replan());
    this.travel = new TravelFields({ number: '3', changed: (byTime) => this.measureBy(byTime) });
    this.problem = h('p', { class: 'notice notice-warning', role: 'alert', hidden: true });
    this.send = h('button', { type: 'submit', class: 'button button-strong' }, t('app.find'));
    this.sendPlan = h('button', { type: 'button', class: 'button button-plain button-strong', onclick: (event) => this.askPlan(event) }, t('app.plan_find'));
    this.plan = h('div', { class: 'plan-offer', hidden: true }, this.sendPlan, h('p', { class: 'hint' }, t('app.plan_hint')));
    this.form = h('form', { class: 'near-form', novalidate: true, autocomplete: 'off', 'aria-label': t('app.mode_near'), onsubmit: (event) => this.ask(event) },
      h('p', { class: 'privacy' }, t('app.privacy')),
      this.needs.root, this.place.root, this.travel.root, this.person.root, this.problem, this.send, this.plan);
    this.asked = h('div', { class: 'asked', hidden: true });
    this.answer = h('div', {});
    this.root.replaceChildren(this.form, this.asked, this.answer);
    this.setEditing(true);
    this.drawMap();
  }

  /// While the form is filled on a phone, the button over it that opens the map would only be in the way: the place has
  /// a button of its own.
  setEditing(editing) {
    document.documentElement.classList.toggle('is-editing', editing);
  }

  drawMap() {
    this.map.with((map) => {
      if (this.root.hidden) return;
      if (this.results) this.results.draw();
      else map.clear();
    });
  }

  complain(text, part) {
    this.problem.textContent = text;
    this.problem.hidden = false;
    part?.focus();
  }

  offerPlan(count) {
    this.plan.hidden = count < K_PLAN_FROM;
  }

  request() {
    return {
      place: this.place.place, needs: this.needs.codes(), profile: this.person.profile(), wishes: this.person.wish(),
      within_km: this.person.withinKm(), travel: this.travel.value(), ...(this.order && { order: this.order }),
    };
  }

  ask(event) {
    event.preventDefault();
    return this.sendBy(this.send, async () => this.nearResults(this.request()));
  }

  async nearResults(request) {
    const answer = await server.nearest({ ...request, k: K_EACH });
    return new NearResults(answer, this.map, request.place, (order) => this.reorder(order));
  }

  /// The same question in the other order: for those alone whom the server tells how organisations answer.
  async reorder(order) {
    this.order = order;
    try {
      this.showAnswer(this.results instanceof PlanResults ? await this.planResults(this.request().place) : await this.nearResults(this.request()));
    } catch (failure) {
      this.edit();
      this.complain(failure.message || t('app.no_answer'));
    }
  }

  measureBy(time) {
    this.person.offerKilometres(!time);
    this.settings.byTime(time);
  }

  askPlan() {
    return this.sendBy(this.sendPlan, () => this.planResults(this.request().place));
  }

  async planResults(from) {
    return new PlanResults(await this.askedPlan(), { map: this.map, settings: this.settings, from, reorder: (order) => this.reorder(order) });
  }

  askedPlan(signal) {
    return server.plan({ ...this.request(), ...this.settings.values() }, signal);
  }

  /// The same question with other kilometres: the answer changes in its place and the handle keeps the focus.
  async replan() {
    this.replanned?.abort();
    this.replanned = new AbortController();
    try {
      this.results.update(await this.askedPlan(this.replanned.signal));
    } catch (failure) {
      if (failure.name !== 'AbortError') this.results.fail(failure.message || t('app.no_answer'));
    }
  }

  async sendBy(button, ask) {
    this.problem.hidden = true;
    if (this.needs.codes().length === 0) return this.complain(t('app.needs_missing'), this.needs);
    if (!this.place.place) return this.complain(t('app.place_missing'), this.place);
    button.disabled = true;
    announce(t('app.searching'));
    try {
      this.showAnswer(await ask());
    } catch (failure) {
      this.complain(failure instanceof server.Refusal && failure.message ? failure.message : t('app.no_answer'));
    } finally {
      button.disabled = false;
    }
    return undefined;
  }

  showAnswer(results) {
    this.results = results;
    this.form.hidden = true;
    this.setEditing(false);
    this.asked.hidden = false;
    this.asked.replaceChildren(
      h('p', {}, h('strong', {}, this.needs.labels().join(', ')), h('br'),
        [this.place.label, this.travel.words(), this.person.words()].filter(Boolean).join(' · ')),
      h('button', { type: 'button', class: 'button button-plain', onclick: () => this.edit() }, t('app.change')));
    this.answer.replaceChildren(this.results.root);
    this.results.heading.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: 'start' });
    announce(this.results.heading.textContent);
  }

  edit() {
    this.results.leave?.();
    this.form.hidden = false;
    this.setEditing(true);
    this.asked.hidden = true;
    this.needs.focus();
  }
}
