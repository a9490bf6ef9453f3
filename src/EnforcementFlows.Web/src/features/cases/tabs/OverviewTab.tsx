import { useWords } from '@/lib/i18n';
import { showDay, showTime } from '@/lib/time';
import type { TabProps } from '../CaseTabs';
import { useCodes } from '../useCodes';
import { OpenDeadlines } from './OpenDeadlines';
import { OpenTasks } from './OpenTasks';
import { PartyTable } from './PartyTable';

/** 案件摘要: what the case is about and what has to be done next; what a print of the case shows. */
export function OverviewTab({ about }: TabProps) {
  const t = useWords('cases');
  const codes = useCodes();
  return (
    <>
      <div className="beside">
        <section aria-label={t('next')}>
          <h2>{t('next')}</h2>
          <OpenTasks caseId={about.id} />
        </section>
        <section aria-label={t('running-deadlines')}>
          <h2>{t('running-deadlines')}</h2>
          <OpenDeadlines caseId={about.id} />
        </section>
      </div>
      <h2>{t('basis-title')}</h2>
      <dl className="pairs">
        <dt>{t('title-number')}</dt>
        <dd>
          {about.title.number}（{codes('title', about.title.kind)}）{about.title.issuedBy}
        </dd>
        <dt>{t('effective-on')}</dt>
        <dd>{about.title.effectiveOn ?? '—'}</dd>
        <dt>{t('application-received')}</dt>
        <dd>{about.applicationReceivedOn}</dd>
        <dt>{t('filed')}</dt>
        <dd>{showTime(about.filedAt)}</dd>
        <dt>{t('material-received')}</dt>
        <dd>{showTime(about.materialReceivedAt)}</dd>
        {about.closedAt && <dt>{t('closed-on')}</dt>}
        {about.closedAt && (
          <dd>
            {showDay(about.closedAt)} {codes('way', about.closingWay)}
          </dd>
        )}
      </dl>
      <h2>{t('parties')}</h2>
      <PartyTable about={about} />
      <h2>{t('handlers')}</h2>
      <ol className="handlers">
        {about.handlers.map((handler) => (
          <li key={handler.handlerId + handler.from}>
            {handler.handlerName ?? handler.handlerId} {t('handled', { from: showDay(handler.from), until: handler.until ? showDay(handler.until) : t('now') })} · {handler.reason}
            {handler.drawSeed && <small> {t('draw-seed', { seed: handler.drawSeed })}</small>}
          </li>
        ))}
      </ol>
    </>
  );
}
