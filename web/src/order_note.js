import { h } from './dom.js';
import { t } from './texts.js';

/// What the order of an answer counts, and the other order one click away. Nothing where the server says nothing of it:
/// to the public, and without a network.
export function orderNote(order, reorder) {
  if (!order) return null;
  const other = order.by === 'answers' ? 'distance' : 'answers';
  const label = other === 'distance' ? t('app.order_exact') : t('app.order_answers');
  return h('div', { class: 'order-note' }, h('p', { class: 'hint' }, order.label),
    h('button', { type: 'button', class: 'button button-plain', onclick: () => reorder(other) }, label));
}

/// How the organisation answers referrals, and what that does to its place.
export const responseLine = (response) => response && h('p', { class: 'response' }, response.label);
