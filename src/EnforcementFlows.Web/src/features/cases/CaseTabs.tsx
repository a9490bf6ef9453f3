import { Tabs } from 'antd';
import { lazy, Suspense, type ComponentType } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Loading } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import type { Case } from './queries';

export type TabProps = { about: Case };

type Tab = { key: string; Content: ComponentType<TabProps>; anyOf?: string[] };

// each tab's script is fetched when it is first opened
const tab = (key: string, load: () => Promise<ComponentType<TabProps>>, anyOf?: string[]): Tab => ({ key, Content: lazy(() => load().then((Content) => ({ default: Content }))), anyOf });

const tabs: Tab[] = [
  tab('overview', () => import('./tabs/OverviewTab').then((module) => module.OverviewTab)),
  tab('progress', () => import('./progress/ProgressTab').then((module) => module.ProgressTab)),
  tab('deadlines', () => import('./tabs/DeadlinesTab').then((module) => module.DeadlinesTab)),
  tab('tasks', () => import('./tabs/TasksTab').then((module) => module.TasksTab)),
  tab('requests', () => import('./tabs/RequestsTab').then((module) => module.RequestsTab)),
  tab('property', () => import('./tabs/PropertyTab').then((module) => module.PropertyTab)),
  tab('funds', () => import('./tabs/FundsTab').then((module) => module.FundsTab)),
  tab('sanctions', () => import('./tabs/SanctionsTab').then((module) => module.SanctionsTab)),
  tab('documents', () => import('./tabs/DocumentsTab').then((module) => module.DocumentsTab)),
  tab('attachments', () => import('./attachments/AttachmentsTab').then((module) => module.AttachmentsTab)),
  tab('closing', () => import('./tabs/ClosingTab').then((module) => module.ClosingTab)),
  tab('timeline', () => import('./tabs/TimelineTab').then((module) => module.TimelineTab)),
  tab('related', () => import('./tabs/RelatedTab').then((module) => module.RelatedTab)),
  tab('audit', () => import('./tabs/AuditTab').then((module) => module.AuditTab), ['audit.verify', 'message.repair']),
];

/** The tabs of a case; which one is open stands in the address. */
export function CaseTabs({ about }: TabProps) {
  const t = useWords('cases');
  const may = useMay();
  const { tab: asked } = useParams();
  const go = useNavigate();
  const shown = tabs.filter(({ anyOf }) => anyOf === undefined || anyOf.some(may));
  const open = shown.find(({ key }) => key === asked)?.key ?? 'overview';
  return (
    <Tabs
      className="case-tabs"
      activeKey={open}
      destroyOnHidden
      onChange={(key) => void go(`/cases/${about.id}/${key}`, { replace: true })}
      items={shown.map(({ key, Content }) => ({
        key,
        label: t(`tab.${key}`),
        children: (
          <Suspense fallback={<Loading />}>
            <Content about={about} />
          </Suspense>
        ),
      }))}
    />
  );
}
