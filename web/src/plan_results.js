import { announce, freshId, h } from './dom.js';
import { contacts, gist, organisationBeside, place, why } from './match_card.js';
import { orderNote, responseLine } from './order_note.js';
import { planSlip, wayTo } from './plan_slip.js';
import { referAddress } from './refer_link.js';
import { routePanel } from './route_panel.js';
import { lang, t } from './texts.js';
import { travelNotes } from './travel_notes.js';

const inKilometres = ({ kilometres }) => new Intl.NumberFormat(lang(), { maximumFractionDigits: 1 }).format(kilometres);
const labels = (needs) => needs.map(({ label }) => label).join(', ');

/// The answer to "fewest journeys": the addresses to go to and what each is for, what nobody answers, and what to do
/// if one of them cannot. Printed it is a slip of its own, without anything of the person.
export class PlanResults {
  constructor(answer, { map, settings, from, reorder }) {
    this.map = map;
    this.reorder = reorder;
    this.from = from;
    this.heading = h('h2', { tabindex: '-1', class: 'count' }, t('app.plan_title', { place: answer.place.label }));
    this.body = h('div', {});
    this.namesNeeds = h('input', { type: 'checkbox', onchange: () => this.drawSlip() });
    this.root = h('section', { class: 'near-results plan-results' }, this.heading, settings.root, this.body,
      h('p', { class: 'plan-print' },
        h('button', { type: 'button', class: 'button', onclick: () => print() }, t('app.plan_print')),
        h('label', { class: 'option' }, this.namesNeeds, h('span', { class: 'option-label' }, t('app.plan_slip_needs')))),
      h('p', { class: 'hint' }, t('app.plan_slip_hint')),
      h('p', { class: 'plan-print' }, this.referLink = h('a', { class: 'button button-plain', rel: 'nofollow' }, t('referral.refer_plan'))));
    this.linkToMap();
    this.take(answer);
  }

  update(answer) {
    this.take(answer);
    announce(this.total.textContent);
  }

  take(answer) {
    this.answer = answer;
    const { addresses, minutes_label: duration, unmet } = answer.best;
    this.referLink.hidden = addresses.length === 0;
    this.referLink.href = referAddress(addresses.flatMap(({ answers }) => answers.map(({ service }) => service.id)));
    this.total = h('p', { class: 'plan-total' }, h('strong', {}, t('app.plan_count', { count: addresses.length })), ' · ',
      duration ? t('app.plan_total_time', { duration }) : t('app.plan_total', { number: inKilometres(answer.best) }));
    this.body.replaceChildren(...[this.total, ...(answer.travel ? travelNotes(answer.travel).flat() : []), orderNote(answer.order, this.reorder),
      unmet.length > 0 && h('p', { class: 'notice notice-warning' }, `${t('app.plan_unmet')} ${labels(unmet)}`),
      ...this.answer.unmet.map((one) => this.nearest(one)),
      addresses.length === 0 && h('p', { class: 'notice' }, t('app.plan_none')),
      h('ol', { class: 'providers' }, addresses.map((address, i) => this.card(address, i + 1))),
      ...answer.others.map((plan) => this.other(plan)),
      ...answer.alternatives.map((plan) => this.alternative(plan))].filter(Boolean));
    this.drawSlip();
    this.draw();
  }

  fail(text) {
    this.body.replaceChildren(h('p', { class: 'notice notice-warning', role: 'alert' }, text));
    this.leave();
  }

  /// Called when the answer goes out of sight: the slip must not be printed instead of another page.
  leave() {
    this.slip?.remove();
    document.documentElement.classList.remove('has-slip');
  }

  drawSlip() {
    this.leave();
    this.slip = planSlip(this.answer, this.namesNeeds.checked);
    document.body.append(this.slip);
    document.documentElement.classList.add('has-slip');
  }

  draw() {
    if (!this.slip.isConnected) this.drawSlip();
    const places = this.answer.best.addresses.map(({ provider, answers }, i) => ({
      id: provider.id, point: provider.point, name: provider.name, standIn: provider.stand_in, number: i + 1, fits: true,
      className: answers.every(({ suitability }) => suitability === 'suitable') ? 'pin-suitable' : 'pin-possible',
    })).filter(({ point }) => point);
    this.map.with((map) => map.showNear(this.answer.place.point, places, { star: true, chosen: (id) => this.chosen(id) }));
  }

  card({ provider, answers, response, ...way }, number) {
    const goTo = () => this.map.reveal((map) => map.goTo(provider.id));
    return h('li', { class: 'card match', data: { provider: provider.id } },
      h('h3', {}, h('span', { class: 'number' }, h('span', { class: 'unseen' }, t('app.number')), String(number)), this.link(provider)),
      h('p', { class: 'distance' }, h('strong', {}, wayTo(way)), place(provider) && ` · ${place(provider)}`),
      responseLine(response), answers.map((answer) => this.purpose(answer)),
      way.travel && routePanel(provider, this.from, this.answer.travel, this.map),
      h('p', { class: 'card-end' }, h('span', { class: provider.verified_at ? 'verified' : 'verified is-never' }, provider.verified_label),
        ...contacts(provider),
        provider.point && h('button', { type: 'button', class: 'quiet to-map', onclick: goTo }, t('app.on_map'), h('span', { class: 'unseen' }, ` : ${provider.name}`))));
  }

  link(provider) {
    return h('a', { href: provider.url, target: '_blank', rel: 'noopener' }, provider.name,
      organisationBeside(provider) && h('span', { class: 'card-organisation' }, ` ${provider.organisation.name}`),
      h('span', { class: 'unseen' }, ` ${t('app.new_tab')}`));
  }

  /// One need this address is for, how it fits and why.
  purpose(answer) {
    const title = freshId('for');
    return h('section', { class: `purpose match-${answer.suitability}`, 'aria-labelledby': title },
      h('h4', { id: title }, `${t('app.plan_for')} ${answer.need.label}`),
      h('p', { class: 'purpose-fit' }, answer.suitability_label), gist(answer), why(answer),
      h('p', { class: 'documents' }, `${t('app.documents')} : `, answer.documents_required ?? h('span', { class: 'unknown' }, t('unknown'))));
  }

  /// Who comes nearest to a need that nobody meets, and what stands in the way.
  nearest({ need, beyond, near_miss: miss }) {
    const line = (match, text, reasons) => h('p', {}, `${need.label} – ${text} `, this.link(match.provider),
      `, ${match.distance_label}${reasons ? ` : ${reasons}` : ''}`);
    const against = miss?.verdicts.filter(({ verdict }) => verdict === 'not_met').map(({ reason }) => reason).join(' ');
    return h('div', { class: 'notice unmet-nearest' }, beyond && line(beyond, t('app.plan_beyond')),
      miss && line(miss, t('app.plan_near_miss'), against), !beyond && !miss && h('p', {}, `${need.label} – ${t('app.plan_nothing_near')}`));
  }

  other(plan) {
    const addresses = t('app.plan_count', { count: plan.addresses.length });
    const said = plan.minutes_label ? t('app.plan_other_time', { addresses, duration: plan.minutes_label })
      : t('app.plan_other', { addresses, number: inKilometres(plan) });
    return h('details', { class: 'alternative other-plan' }, h('summary', {}, said), this.addresses(plan));
  }

  alternative(plan) {
    return h('details', { class: 'alternative' }, h('summary', {}, t('app.plan_otherwise', { name: plan.without.name })),
      plan.unmet.length > 0 && h('p', { class: 'notice notice-warning' }, `${t('app.plan_worse', { count: plan.unmet.length })} ${labels(plan.unmet)}`),
      this.addresses(plan));
  }

  addresses(plan) {
    return h('ul', { class: 'alternative-list' }, plan.addresses.map(({ provider, answers, ...way }) => h('li', {},
        this.link(provider), h('p', {}, wayTo(way), place(provider) && ` · ${place(provider)}`),
        h('p', {}, `${t('app.plan_for')} ${answers.map(({ need }) => need.label).join(', ')}`))));
  }

  linkToMap() {
    const mark = (event) => {
      const card = event.target.closest?.('.match');
      if (card) this.map.with((map) => map.mark(card.dataset.provider));
    };
    this.root.addEventListener('mouseover', mark);
    this.root.addEventListener('focusin', mark);
  }

  chosen(id) {
    for (const card of this.root.querySelectorAll('.match')) card.classList.toggle('is-chosen', card.dataset.provider === id);
    this.map.with((map) => map.mark(id));
    this.root.querySelector('.match.is-chosen')?.scrollIntoView({ block: 'center' });
  }
}
