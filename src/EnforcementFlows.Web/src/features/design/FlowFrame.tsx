import type { ReactNode } from 'react';
import { Link, NavLink, useParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { flowPages, flowPath, listPath, studioOf, type FlowPage } from './links';
import { AskForPublishing } from './releases/AskForPublishing';
import { UnknownFlow } from './UnknownFlow';
import { useFlows, type Flow } from './useFlows';
import { VersionMarks } from './VersionMarks';
import './design.css';

/** What the pages of a flow have in common: which it is, how it stands, and the way to the others. */
export function FlowFrame({ page, children }: { page: FlowPage; children: (flow: Flow) => ReactNode }) {
  const t = useWords('design');
  const definitionId = useParams().definitionId!;
  const flows = useFlows();
  const flow = flows.data?.find((row) => row.definitionId === definitionId);
  const about = flow && (
    <>
      <code>{definitionId}</code> <VersionMarks flow={flow} />
    </>
  );
  return (
    <div className="design">
      <PageHead title={flow ? `${t(`page.${page}`)}：${flow.title}` : t(`page.${page}`)} about={about}>
        <Link to={listPath}>{t('to-list')}</Link>
        {flow && <a href={studioOf(definitionId)}>{t('open-studio')}</a>}
        {flow && <AskForPublishing flow={flow} />}
      </PageHead>
      <QueryStates query={flows}>
        {() =>
          flow ? (
            <>
              <nav aria-label={t('pages-of-flow')} className="flow-nav no-print">
                {flowPages.map((name) => (
                  <NavLink key={name} to={flowPath(definitionId, name)}>
                    {t(`page.${name}`)}
                  </NavLink>
                ))}
              </nav>
              {children(flow)}
            </>
          ) : (
            <UnknownFlow definitionId={definitionId} />
          )
        }
      </QueryStates>
    </div>
  );
}
