import { h } from './dom.js';
import { t } from './texts.js';

/// What a reader must know of answers by time: how they were made, what is avoided, what is not known.
export function travelNotes(travel) {
  if (!travel) return [h('p', { class: 'hint' }, t('app.straight_line'))];
  return [
    travel.notice && h('p', { class: 'notice notice-warning' }, travel.notice),
    h('p', { class: travel.estimated ? 'notice' : 'hint' }, travel.summary),
    travel.blocked.map(({ label }) => h('p', { class: 'notice notice-warning blocked-note' }, label)),
    travel.source && h('p', { class: 'hint' }, [t('app.travel_source', { source: travel.source }), travel.as_of].filter(Boolean).join(', ')),
  ];
}
