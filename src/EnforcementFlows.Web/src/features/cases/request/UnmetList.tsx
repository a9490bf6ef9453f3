import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';

/** Conditions that are not met, each with its clause. */
export function UnmetList({ unmet }: { unmet: Schema<'UnmetCondition'>[] }) {
  const t = useWords('cases');
  return (
    <ul className="unmet-list" aria-label={t('unmet-conditions')}>
      {unmet.map((condition) => (
        <li key={condition.code + condition.message}>
          {condition.message}
          {condition.clause && <span className="clause">{condition.clause}</span>}
        </li>
      ))}
    </ul>
  );
}
