import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { studioOf } from '../links';
import { bySubject } from './bySubject';

/** What a stock Elsa 3 server would not know of the flow; nothing of it is wrong. */
export function Portability({ definitionId, notes }: { definitionId: string; notes: Schema<'PortabilityNote'>[] }) {
  const t = useWords('design');
  return (
    <section aria-label={t('check.portability')}>
      <h2>{t('check.portability')}</h2>
      <p className="fine">{t(notes.length === 0 ? 'check.portable' : 'check.portability-about')}</p>
      {notes.length > 0 && (
        <details>
          <summary>{t('check.portability-count', { count: notes.length })}</summary>
          <dl className="portability">
            {bySubject(notes).map(({ kind, name, activities }) => (
              <div key={`${kind} ${name}`}>
                <dt>
                  {t(`portable.${kind}`, { defaultValue: kind })} <code>{name}</code>
                </dt>
                <dd>
                  {activities.map((id) => (
                    <a key={id} href={studioOf(definitionId, id)}>
                      {id}
                    </a>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
