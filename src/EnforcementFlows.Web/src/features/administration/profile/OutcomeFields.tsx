import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useWords } from '@/lib/i18n';
import { codesTwice, type OutcomeName } from './outcomes';

type Props = { outcomes: OutcomeName[]; onChange: (outcomes: OutcomeName[]) => void };

/** What the court calls outcomes of tasks (办理结果). A code that flows may have by now stays as it is. */
export function OutcomeFields({ outcomes, onChange }: Props) {
  const t = useWords('administration');
  const general = useWords('inbox');
  const twice = codesTwice(outcomes);
  const change = (index: number, edit: Partial<OutcomeName>) => onChange(outcomes.map((outcome, at) => (at === index ? { ...outcome, ...edit } : outcome)));
  return (
    <>
      <p>{t('profile.outcomes-about')}</p>
      {outcomes.length === 0 && <p>{t('profile.outcomes-none')}</p>}
      <ol className="outcome-names">
        {outcomes.map(({ code, name, isNew }, index) => {
          const label = t('profile.outcome', { number: index + 1 });
          const usual = code && general(`outcome.${code}`, { defaultValue: '' });
          return (
            <li key={index} aria-label={label}>
              {isNew ? (
                <Input aria-label={`${label} ${t('profile.outcome-code')}`} placeholder="put-off" value={code} maxLength={64} spellCheck={false} status={twice.includes(code) ? 'error' : ''} onChange={(event) => change(index, { code: event.target.value.trim() })} />
              ) : (
                <code>{code}</code>
              )}
              <Input aria-label={`${label} ${t('profile.outcome-name')}`} placeholder={t('profile.outcome-name')} value={name} maxLength={20} onChange={(event) => change(index, { name: event.target.value })} />
              <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('profile.entry-remove', { name: name || label })} onClick={() => onChange(outcomes.filter((_, at) => at !== index))} />
              {usual && <span className="fine">{t('profile.outcome-usual', { name: usual })}</span>}
            </li>
          );
        })}
      </ol>
      {twice.length > 0 && <p role="alert">{t('profile.outcome-twice', { codes: twice.join('、') })}</p>}
      <Button size="small" type="dashed" onClick={() => onChange([...outcomes, { code: '', name: '', isNew: true }])}>
        {t('profile.outcome-add')}
      </Button>
    </>
  );
}
