import { Button, Input } from 'antd';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { EntryActs } from './EntryActs';
import type { TriageRule } from './patch';

type Props = { rules: TriageRule[]; onChange: (rules: TriageRule[]) => void };

const classes = ['simple', 'ordinary', 'special'];
const tracks = ['centre', 'judge', 'fast-team', 'ordinary-team'];

/** The rules for triage (繁简分流) in their order: the first whose condition holds decides. */
export function TriageFields({ rules, onChange }: Props) {
  const t = useWords('administration');
  const change = (index: number, edit: Partial<TriageRule>) => onChange(rules.map((rule, at) => (at === index ? { ...rule, ...edit } : rule)));
  // a court's own classes and tracks beside the usual ones
  const coded = (usual: string[], own: string[], part: string) => [...new Set([...usual, ...own])].map((value) => ({ value, label: t(`profile.${part}.${value}`, { defaultValue: value }) }));
  return (
    <>
      <p>{t('profile.triage-about')}</p>
      {rules.length === 0 && <p>{t('profile.triage-none')}</p>}
      <ol className="triage">
        {rules.map((rule, index) => {
          const label = rule.name || t('profile.rule', { number: index + 1 });
          return (
            <li key={index} aria-label={label}>
              <div className="triage-head">
                <Input aria-label={`${label} ${t('profile.rule-name')}`} placeholder={t('profile.rule-name')} value={rule.name} maxLength={200} onChange={(event) => change(index, { name: event.target.value })} />
                <Select aria-label={`${label} ${t('profile.class')}`} className="triage-code" options={coded(classes, rules.map((other) => other.class), 'classes')} value={rule.class} onChange={(value) => change(index, { class: value })} />
                <Select aria-label={`${label} ${t('profile.track')}`} className="triage-code" options={coded(tracks, rules.map((other) => other.track), 'tracks')} value={rule.track} onChange={(value) => change(index, { track: value })} />
                {rule.clause && <span className="clause">{rule.clause}</span>}
                <EntryActs name={label} index={index} entries={rules} onChange={onChange} />
              </div>
              <Input.TextArea className="triage-when" aria-label={`${label} ${t('profile.rule-when')}`} placeholder="facts.claimAmount >= 1000000" value={rule.when} maxLength={1000} autoSize={{ minRows: 1, maxRows: 4 }} spellCheck={false} onChange={(event) => change(index, { when: event.target.value })} />
            </li>
          );
        })}
      </ol>
      <Button size="small" type="dashed" onClick={() => onChange([...rules, newRule(rules)])}>
        {t('profile.rule-add')}
      </Button>
    </>
  );
}

/** A rule whose code none of the others has. */
export function newRule(rules: readonly TriageRule[]): TriageRule {
  const taken = new Set(rules.map(({ rule }) => rule));
  let number = rules.length + 1;
  while (taken.has(`rule-${number}`)) number++;
  return { rule: `rule-${number}`, name: '', when: '', class: 'ordinary', track: 'judge', toBeConfirmed: true };
}
