import { Alert, Button } from 'antd';
import { Children, type ReactNode } from 'react';
import { useWords } from '@/lib/i18n';
import { choicesOf, withChoice } from './merge';
import type { MigrationDetail } from './types';
import { useChoiceWords } from './useChoiceWords';
import type { EditedPlan } from './usePlan';

/** What came of taking up what others have saved: what was taken over from them, and where both have changed the same thing. */
export function MergeNotice({ detail, edited: { plan, merge, set, dismiss } }: { detail: MigrationDetail; edited: EditedPlan }) {
  const t = useWords('design');
  const { nameOf, valueOf } = useChoiceWords(detail);
  if (!merge) return null;
  const own = choicesOf(plan);
  const conflicts = merge.conflicts.filter(({ key, theirs }) => JSON.stringify(own.get(key)) !== JSON.stringify(theirs));
  const differing = conflicts.length + merge.gone.length;
  return (
    <Alert
      type={differing > 0 ? 'warning' : 'info'}
      showIcon
      closable={{ onClose: dismiss, 'aria-label': t('common:close') }}
      title={t(differing > 0 ? 'migration.merged-differing' : 'migration.merged', { count: differing })}
      description={
        <>
          {conflicts.length > 0 && <p>{t('migration.differs-by')}</p>}
          <Lines>
            {conflicts.map(({ key, theirs }) => (
              <li key={key}>
                {t('migration.differs', { name: nameOf(key), own: valueOf(key, own.get(key)), theirs: valueOf(key, theirs) })}{' '}
                <Button size="small" aria-label={`${t('migration.take-theirs')} ${nameOf(key)}`} onClick={() => set(withChoice(plan, key, theirs))}>
                  {t('migration.take-theirs')}
                </Button>
              </li>
            ))}
            {merge.gone.map(({ key, own: chosen }) => (
              <li key={key}>{t('migration.gone-there', { name: nameOf(key), own: valueOf(key, chosen) })}</li>
            ))}
          </Lines>
          {merge.taken.length > 0 && <p>{t('migration.taken')}</p>}
          <Lines>
            {merge.taken.map((key) => (
              <li key={key}>{t('migration.taken-as', { name: nameOf(key), value: valueOf(key, own.get(key)) })}</li>
            ))}
          </Lines>
        </>
      }
    />
  );
}

const Lines = ({ children }: { children: ReactNode }) => Children.count(children) > 0 && <ul className="merge">{children}</ul>;
