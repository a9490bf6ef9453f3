import { factsOf } from './facts';

const rule = (name: string, when: string, clause: string) => ({ rule: name, name, when, clause, class: 'special', track: 'judge' });
const category = (name: string, when: string) => ({ code: name, name, when, clause: 'WL-5-2' });

test('each fact is asked for once, with the rules that ask for it', () => {
  const facts = factsOf({
    triage: [
      rule('标的较大', 'facts.largeClaim === true || facts.applicantsCount >= 10', 'TB-2.2-9'),
      rule('群体', 'facts.workers >= 10 && facts.largeClaim === true', 'TB-2.2-10'),
    ],
    keyCaseCategories: [category('涉农信社', 'facts.ruralCredit === true') as never],
  } as never);
  expect(facts).toEqual([
    { name: 'largeClaim', kind: 'boolean', rules: ['标的较大', '群体'], clauses: ['TB-2.2-9', 'TB-2.2-10'] },
    { name: 'workers', kind: 'number', rules: ['群体'], clauses: ['TB-2.2-10'] },
    { name: 'ruralCredit', kind: 'boolean', rules: ['涉农信社'], clauses: ['WL-5-2'] },
  ]);
});

test('a court whose rules ask for nothing is asked nothing', () => {
  expect(factsOf({})).toEqual([]);
});
