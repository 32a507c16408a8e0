import { h } from './dom.js';
import { responseLine } from './order_note.js';
import { referAddress } from './refer_link.js';
import { smsAddress, whatsappAddress } from './share.js';
import { t } from './texts.js';

const K_SYMBOL = { met: '✓', not_met: '✗', unknown: '?' };

/// "+237 699 12 34 56"; other countries' numbers as they are.
export function phoneText(e164) {
  const parts = /^\+237(\d{3})(\d\d)(\d\d)(\d\d)$/.exec(e164);
  return parts ? `+237 ${parts.slice(1).join(' ')}` : e164;
}

function verdictLine({ verdict, reason, label }) {
  return h('li', { class: `verdict verdict-${verdict}` },
    h('span', { class: 'verdict-symbol', 'aria-hidden': 'true' }, K_SYMBOL[verdict]),
    h('span', { class: 'verdict-word' }, t(`verdict.${verdict}`)),
    h('span', { class: 'verdict-reason' }, reason || label));
}

const labelsOf = (match, verdict) => match.verdicts.filter((one) => one.verdict === verdict).map((one) => one.label);

/// The gist of the reasons: how many are met, which are missing, which are unknown.
export function gist(match) {
  const [missing, unknown] = ['not_met', 'unknown'].map((verdict) => labelsOf(match, verdict));
  return h('p', { class: 'gist' },
    h('span', { class: 'gist-met' }, t('app.met_count', { count: labelsOf(match, 'met').length })),
    missing.length > 0 && h('span', { class: 'gist-not-met' }, `${t('app.missing')} ${missing.join(', ')}`),
    unknown.length > 0 && h('span', { class: 'unknown' }, `${t('app.to_check')} ${unknown.join(', ')}`));
}

export function why(match) {
  const order = { not_met: 0, unknown: 1, met: 2 };
  const sorted = [...match.verdicts].sort((a, b) => order[a.verdict] - order[b.verdict]);
  return h('details', { class: 'why' }, h('summary', {}, t('app.why')), h('ul', { class: 'verdicts' }, sorted.map(verdictLine)));
}

function fact(label, value) {
  return value && h('div', {}, h('dt', {}, label), h('dd', {}, value));
}

function refer(match) {
  const { provider, service } = match;
  const text = [[provider.name, organisationBeside(provider)].filter(Boolean).join(', '), place(provider), provider.phones.map(phoneText).join(', '), location.protocol === 'file:' ? '' : location.origin + provider.url]
    .filter(Boolean).join('\n');
  return h('details', { class: 'why' }, h('summary', {}, t('app.how_to_refer')),
    service.description && h('p', {}, service.description),
    h('dl', { class: 'facts' },
      h('div', {}, h('dt', {}, t('app.refer')), h('dd', {}, provider.how_to_refer ?? h('span', { class: 'unknown' }, t('unknown')))),
      h('div', {}, h('dt', {}, t('app.documents')), h('dd', {}, provider.documents_required ?? h('span', { class: 'unknown' }, t('unknown')))),
      h('div', {}, h('dt', {}, t('app.hours')), h('dd', {}, provider.opening_hours ?? h('span', { class: 'unknown' }, t('unknown')))),
      fact(t('app.address'), [provider.address, provider.landmark].filter(Boolean).join(', ')),
      fact(t('app.outreach_days'), service.outreach_days),
      fact(t('app.precision'), provider.precision_label)),
    h('p', {}, h('a', { class: 'quiet', href: referAddress([service.id]), rel: 'nofollow' }, t('referral.refer_service'))),
    h('p', { class: 'share-links' },
      h('a', { class: 'quiet', href: smsAddress(text) }, t('app.share_sms')),
      h('a', { class: 'quiet', href: whatsappAddress(text), rel: 'noopener noreferrer', target: '_blank' }, t('app.share_whatsapp'))));
}

/// "Tignère, Faro-et-Déo, Adamaoua": no name twice.
export function place(provider) {
  const names = [provider.locality, ...(provider.area_label ?? '').split(', ')].filter(Boolean);
  return [...new Set(names)].join(', ');
}

export function contacts(provider) {
  const phones = provider.phones.map((number) => h('a', { class: 'call', href: `tel:${number}` },
    h('span', { class: 'unseen' }, t('app.call')), phoneText(number)));
  if (provider.whatsapp) {
    phones.push(h('a', { class: 'call', href: `https://wa.me/${provider.whatsapp.replace(/^\+/, '')}`, rel: 'noopener noreferrer', target: '_blank' }, 'WhatsApp'));
  }
  return phones.length ? phones : [h('span', { class: 'unknown' }, t('app.phone_unknown'))];
}

/// The organisation's name or acronym where the place's own name does not say it.
export function organisationBeside({ name, organisation }) {
  const says = (text) => Boolean(text) && name.toLowerCase().includes(text.toLowerCase());
  if (says(organisation.name) || says(organisation.acronym)) return '';
  return organisation.acronym || organisation.name;
}

/// One answer: who, how far, how it fits and why, how to reach it. The link opens beside this page, so that what was
/// typed of the person is not lost and need not be kept anywhere.
export function matchCard(match, number, onMap, route = null) {
  const { provider } = match;
  return h('li', { class: `card match match-${match.suitability}`, data: { provider: provider.id } },
    h('h4', {},
      number && h('span', { class: 'number' }, h('span', { class: 'unseen' }, t('app.number')), String(number)),
      h('a', { href: provider.url, target: '_blank', rel: 'noopener' }, provider.name,
        organisationBeside(provider) && h('span', { class: 'card-organisation' }, ` ${provider.organisation.name}`),
        h('span', { class: 'unseen' }, ` ${t('app.new_tab')}`))),
    h('p', { class: 'distance' }, h('strong', {}, match.travel?.label ?? match.distance_label), place(provider) && ` · ${place(provider)}`),
    responseLine(match.response), gist(match), why(match), refer(match), route,
    h('p', { class: 'card-end' }, h('span', { class: provider.verified_at ? 'verified' : 'verified is-never' }, provider.verified_label),
      ...contacts(provider),
      number && h('button', { type: 'button', class: 'quiet to-map', onclick: onMap }, t('app.on_map'),
        h('span', { class: 'unseen' }, ` : ${provider.name}`))));
}
