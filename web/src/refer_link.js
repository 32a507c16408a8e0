import { lang } from './texts.js';

/// Where a professional picks the case that is to be referred to these services.
export function referAddress(services) {
  const root = lang() === 'en' ? '/en/refer' : '/fr/orienter';
  return `${root}?${[...new Set(services)].map((id) => `service=${id}`).join('&')}`;
}
