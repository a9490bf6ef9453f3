import { Button, Tag } from 'antd';
import { Link } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { showDay } from '@/lib/time';
import type { Case } from '../queries';
import { useCodes } from '../useCodes';
import { Amounts } from './Amounts';
import { Handlers } from './Handlers';
import { HandlingTerm } from './HandlingTerm';
import { PartyNames } from './PartyNames';

/** What one has to see of a case wherever one is in it. */
export function CaseHead({ about }: { about: Case }) {
  const t = useWords('cases');
  const codes = useCodes();
  const mayAsk = useActor().permissions.some((permission) => permission.startsWith('request.'));
  return (
    <>
      <PageHead
        title={about.caseNumber}
        about={
          <>
            {codes('type', about.caseType)} · {about.cause} · {t('filed-on', { day: showDay(about.filedAt) })} <Tag className="stage">{t(`common:stage.${about.stage}`)}</Tag>
            {about.closingWay && <Tag>{codes('way', about.closingWay)}</Tag>}
            {about.flags.map((flag) => (
              <Tag key={flag}>{flag}</Tag>
            ))}
          </>
        }
      >
        {mayAsk && (
          <Link to={`/cases/${about.id}/request`} className="as-button">
            {t('ask')}
          </Link>
        )}
        <Button onClick={() => window.print()}>{t('common:print')}</Button>
      </PageHead>
      <section className="case-head" aria-label={t('head')}>
        <PartyNames about={about} />
        <Handlers about={about} />
        <Amounts amounts={about.amounts} />
        <HandlingTerm caseId={about.id} />
      </section>
    </>
  );
}
