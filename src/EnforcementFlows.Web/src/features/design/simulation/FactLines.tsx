import { Button, Input } from 'antd';
import { useWords } from '@/lib/i18n';
import type { FactLine } from './facts';

/** What is known of the case, a line each: its name and its value. */
export function FactLines({ lines, onChange }: { lines: FactLine[]; onChange: (lines: FactLine[]) => void }) {
  const t = useWords('design');
  const change = (index: number, part: Partial<FactLine>) => onChange(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  return (
    <fieldset className="fact-lines">
      <legend>{t('simulation.facts')}</legend>
      {lines.map((line, index) => (
        <div key={index}>
          <Input aria-label={t('simulation.fact-name', { number: index + 1 })} placeholder="filedAt" value={line.name} onChange={(event) => change(index, { name: event.target.value })} />
          <Input aria-label={t('simulation.fact-value', { number: index + 1 })} value={line.value} onChange={(event) => change(index, { value: event.target.value })} />
          <Button aria-label={t('simulation.fact-remove', { name: line.name })} onClick={() => onChange(lines.filter((_, at) => at !== index))}>
            {t('common:form.remove-short')}
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...lines, { name: '', value: '' }])}>{t('simulation.fact-add')}</Button>
    </fieldset>
  );
}
