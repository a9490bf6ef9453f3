import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';

/** The stretches that do not count in a term (扣除期间). */
export function Pauses({ pauses }: { pauses: Schema<'Pause'>[] }) {
  const t = useWords('cases');
  if (pauses.length === 0) return <p className="fine">{t('no-pauses')}</p>;
  return (
    <ul className="pauses" aria-label={t('pauses')}>
      {pauses.map((pause) => (
        <li key={pause.from + pause.ground}>
          {t('pause', { from: pause.from, until: pause.until ?? t('pause-open'), ground: pause.ground })} {pause.document && <small>{pause.document}</small>}
        </li>
      ))}
    </ul>
  );
}
