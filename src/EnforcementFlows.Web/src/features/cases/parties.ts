import type { Case } from './queries';

/** What a party of the case is called. */
export const partyName = (about: Case, partyId: string) => [...about.applicants, ...about.debtors].find((party) => party.id === partyId)?.name ?? '—';
