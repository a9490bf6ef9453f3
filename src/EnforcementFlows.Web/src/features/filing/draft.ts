import type { Schema } from '@/lib/api';
import { readTime } from '@/lib/day';
import { instantOf } from '@/lib/time';

/** A party as it stands in the form. */
export type Party = { name?: string; kind: Schema<'PartyKind'>; idNumber?: string; phone?: string; address?: string };

export type Measure = { kind?: string; assetKind?: string; property?: string; startsOn?: string; endsOn?: string; document?: string; amount?: string };

/** The form's values, all text: days as `2026-03-02`, times as `2026-03-02 09:00` of the court's clock. */
export type Draft = {
  caseType: Schema<'CaseType'>;
  caseNumber?: string;
  priorCaseNumber?: string;
  applicationReceivedOn?: string;
  filedAt?: string;
  materialReceivedAt?: string;
  cause?: string;
  assignedHandler?: string;
  title?: { kind?: string; number?: string; effectiveOn?: string; issuedBy?: string };
  claimAmount?: string;
  applicants: Party[];
  debtors: Party[];
  existingMeasures: Measure[];
  facts?: Record<string, boolean | number | null | undefined>;
};

export const emptyParty = (): Party => ({ kind: 'natural' });

export const emptyDraft = (): Draft => ({ caseType: 'first-enforcement', applicants: [emptyParty()], debtors: [emptyParty()], existingMeasures: [] });

const toInstant = (wall: string | undefined) => (wall && readTime(wall) ? instantOf(wall) : wall); // what cannot be read the host names
const present = (text: string | undefined) => (text?.trim() ? text.trim() : undefined);

/** What is sent: what was left empty is not sent, and a fact that was not ticked is not stated. */
export function filingOf(draft: Draft): Schema<'FilingDraft'> {
  const facts = Object.fromEntries(Object.entries(draft.facts ?? {}).filter(([, value]) => value !== false && value !== null && value !== undefined));
  return {
    caseType: draft.caseType,
    caseNumber: present(draft.caseNumber),
    priorCaseNumber: draft.caseType === 'resumed' ? present(draft.priorCaseNumber) : undefined,
    applicationReceivedOn: draft.applicationReceivedOn,
    filedAt: toInstant(draft.filedAt),
    materialReceivedAt: toInstant(draft.materialReceivedAt),
    title: { kind: present(draft.title?.kind) ?? null, number: present(draft.title?.number) ?? null, effectiveOn: draft.title?.effectiveOn ?? null, issuedBy: present(draft.title?.issuedBy) },
    cause: present(draft.cause),
    claimAmount: present(draft.claimAmount)?.replaceAll(/[,，]/g, ''),
    assignedHandler: present(draft.assignedHandler),
    applicants: draft.applicants.map(partyOf),
    debtors: draft.debtors.map(partyOf),
    existingMeasures: draft.existingMeasures.map((measure) => ({ ...measure, kind: measure.kind ?? null, property: present(measure.property) ?? null, endsOn: measure.endsOn ?? null, amount: present(measure.amount), document: present(measure.document) })),
    facts: Object.keys(facts).length > 0 ? facts : undefined,
  };
}

const partyOf = (party: Party) => ({ name: present(party.name) ?? null, kind: party.kind, idNumber: present(party.idNumber), phone: present(party.phone), address: present(party.address) });

const keyOf = (person: string) => `filing:${person}`;

/** Keeps what was entered for as long as the browser's tab is open; identity numbers are never kept. */
export function keepDraft(person: string, draft: Draft) {
  const without = (parties: Party[] = []) => parties.map((party) => ({ ...party, idNumber: undefined }));
  sessionStorage.setItem(keyOf(person), JSON.stringify({ ...draft, applicants: without(draft.applicants), debtors: without(draft.debtors) }));
}

export function keptDraft(person: string): Draft | undefined {
  const kept = sessionStorage.getItem(keyOf(person));
  return kept === null ? undefined : (JSON.parse(kept) as Draft);
}

export const dropDraft = (person: string) => sessionStorage.removeItem(keyOf(person));
