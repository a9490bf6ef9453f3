import type { Schema } from '@/lib/api';

/** Something about a case that decides by which rule it is sorted, and that nobody but the filing office can state. */
export type Fact = { name: string; kind: 'boolean' | 'number'; rules: string[]; clauses: string[] };

// what the host finds out by itself from the filing or from the queries
const found = new Set(['caseType', 'titleKind', 'claimAmount', 'applicantsCount', 'queryFinished', 'assetsFound', 'disposableAsset', 'controlledAmount']);
const compared = /facts\.(\w+)\s*(?:(?:===|!==)\s*(true|false)|[<>]=?\s*\d)/g;

type Rules = Pick<Schema<'CourtProfile'>, 'triage' | 'keyCaseCategories'>;

/** The facts that the court's rules for triage and for key cases ask for, in the order of the rules. */
export function factsOf({ triage = [], keyCaseCategories = [] }: Rules): Fact[] {
  const facts = new Map<string, Fact>();
  for (const rule of [...triage, ...keyCaseCategories])
    for (const [, name, truth] of (rule.when ?? '').matchAll(compared)) {
      if (!name || found.has(name)) continue;
      const fact = facts.get(name) ?? { name, kind: truth ? 'boolean' : 'number', rules: [], clauses: [] };
      if (!fact.rules.includes(rule.name)) fact.rules.push(rule.name);
      if (rule.clause && !fact.clauses.includes(rule.clause)) fact.clauses.push(rule.clause);
      facts.set(name, fact);
    }
  return [...facts.values()];
}
