import { h } from './dom.js';
import { organisationBeside, phoneText, place } from './match_card.js';
import { lang, t } from './texts.js';

const unknown = () => h('span', { class: 'unknown' }, t('unknown'));
const line = (label, value) => h('div', {}, h('dt', {}, label), h('dd', {}, value));

function documents(answers) {
  const known = [...new Set(answers.map((answer) => answer.documents_required).filter(Boolean))];
  return known.length ? known.join(' ; ') : unknown();
}

/// How far an address is, in minutes where the plan is by travel time.
export function wayTo({ distance_m: metres, distance_label: distance, travel }) {
  return metres === null ? t('app.plan_comes') : travel?.label ?? distance;
}

function address({ provider, answers, ...way }, namesNeeds) {
  const where = [...new Set([provider.address, provider.landmark, place(provider)].filter(Boolean))].join(', ');
  return h('li', {},
    h('h2', {}, [provider.name, organisationBeside(provider) && provider.organisation.name].filter(Boolean).join(', ')),
    h('dl', { class: 'slip-facts' },
      namesNeeds && line(t('app.plan_for'), answers.map(({ need }) => need.label).join(', ')),
      line(t('app.address'), where || unknown()),
      line(way.travel ? t('app.plan_slip_time') : t('app.plan_slip_distance'), wayTo(way)),
      line(t('app.plan_slip_phone'), provider.phones.length ? provider.phones.map(phoneText).join(', ') : unknown()),
      line(t('app.hours'), provider.opening_hours ?? unknown()),
      line(t('app.documents'), documents(answers))));
}

/// One page of paper: where to go, whom to call, what to bring. Nothing of the person but the place she starts from;
/// the needs only when asked for, since a slip can be lost. Shown by no screen.
export function planSlip({ place: from, best, edition, illustrative, travel }, namesNeeds) {
  const timed = travel && !travel.off_network;
  const date = new Intl.DateTimeFormat(lang(), { dateStyle: 'long', timeZone: 'Africa/Douala' }).format(new Date());
  return h('section', { class: 'slip', 'aria-label': t('app.plan_slip') },
    h('h1', {}, `Relais – ${t('app.plan_slip')}`),
    illustrative && h('p', { class: 'slip-warning' }, t('app.plan_slip_illustrative')),
    h('p', {}, `${t('app.plan_slip_from')} ${from.label}`),
    h('ol', {}, best.addresses.map((one) => address(one, namesNeeds))),
    namesNeeds && best.unmet.length > 0 && h('p', {}, `${t('app.plan_unmet')} ${best.unmet.map(({ label }) => label).join(', ')}`),
    timed && travel.blocked.map(({ label }) => h('p', { class: 'slip-warning' }, label)),
    h('p', {}, t('app.plan_slip_call')),
    h('p', {}, [t('app.plan_slip_date', { date }), t('app.plan_slip_edition', { label: edition.label }), timed ? travel.summary : t('app.plan_slip_straight')].join(' · ')));
}
