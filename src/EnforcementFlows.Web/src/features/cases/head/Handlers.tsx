import { useWords } from '@/lib/i18n';
import { showDay } from '@/lib/time';
import type { Case } from '../queries';
import { useCodes } from '../useCodes';

/** Who handles the case, who did before, and on which track it runs. */
export function Handlers({ about }: { about: Case }) {
  const t = useWords('cases');
  const codes = useCodes();
  const earlier = about.handlers.filter((handler) => handler.until !== null);
  const track = [codes('class', about.caseClass), codes('track', about.track)].filter(Boolean).join(' · ');
  return (
    <div>
      <h2>{t('handling')}</h2>
      <dl className="pairs">
        <dt>{t('handler')}</dt>
        <dd>{about.handlerName ?? t('no-handler')}</dd>
        {earlier.length > 0 && <dt>{t('earlier-handlers')}</dt>}
        {earlier.map((handler) => (
          <dd key={handler.handlerId + handler.from} title={handler.reason}>
            {handler.handlerName ?? handler.handlerId}{' '}
            <small>{t('until-day', { day: showDay(handler.until!) })}</small>
          </dd>
        ))}
        <dt>{t('track')}</dt>
        <dd>{track || t('not-triaged')}</dd>
      </dl>
    </div>
  );
}
