import type { QueryClient } from '@tanstack/react-query';
import { lazy, useState, type ComponentType } from 'react';
import { createBrowserRouter, matchRoutes, type RouteObject } from 'react-router';
import { InboxPage } from '@/features/inbox/InboxPage';
import { fetchTasks } from '@/features/inbox/useTaskList';
import { SignedIn } from './SignedIn';
import { UnknownPage } from './UnknownPage';

/** Begins what a page will need, and ends when it can be drawn. */
type Begin = (client: QueryClient, search: string) => Promise<unknown> | undefined;

/** A page whose script is fetched when it is first opened, or before. */
export function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  let loaded: ComponentType | undefined;
  const fetch = async () => (loaded = await load());
  const Later = lazy(async () => ({ default: await fetch() }));
  function Page() {
    const [Shown] = useState(() => loaded ?? Later); // what is there already is drawn at once: React keeps a placeholder for 300 ms once it has shown it
    return <Shown />;
  }
  return { path, element: <Page />, handle: fetch satisfies Begin };
}

const beginInbox: Begin = (client, search) => {
  void fetchTasks(client, search);
  return undefined;
};

const pages: RouteObject[] = [
  { path: '/tasks/:taskId?', element: <InboxPage />, handle: beginInbox }, // the page that is open all day comes with the first script
  page('/', () => import('@/features/home/HomePage').then((module) => module.HomePage)),
  page('/alerts', () => import('@/features/home/AlertsPage').then((module) => module.AlertsPage)),
  page('/me', () => import('@/features/auth/MePage').then((module) => module.MePage)),
  page('/filing', () => import('@/features/filing/FilingPage').then((module) => module.FilingPage)),
  page('/imports', () => import('@/features/filing/imports/ImportsPage').then((module) => module.ImportsPage)),
  page('/imports/:importId', () => import('@/features/filing/imports/ImportPage').then((module) => module.ImportPage)),
  page('/cases', () => import('@/features/cases/CasesPage').then((module) => module.CasesPage)),
  page('/cases/:caseId/request/:kind?', () => import('@/features/cases/request/RequestPage').then((module) => module.RequestPage)),
  page('/cases/:caseId/:tab?', () => import('@/features/cases/CasePage').then((module) => module.CasePage)),
  page('/ledgers', () => import('@/features/ledgers/LedgersPage').then((module) => module.LedgersPage)),
  page('/ledgers/:ledger', () => import('@/features/ledgers/LedgerPage').then((module) => module.LedgerPage)),
  page('/boards', () => import('@/features/boards/NodesPage').then((module) => module.NodesPage)),
  page('/boards/due-dates', () => import('@/features/boards/DueDatesPage').then((module) => module.DueDatesPage)),
  page('/boards/indicators', () => import('@/features/boards/IndicatorsPage').then((module) => module.IndicatorsPage)),
  page('/boards/overdue', () => import('@/features/boards/OverduePage').then((module) => module.OverduePage)),
  page('/substitutions', () => import('@/features/substitutions/SubstitutionsPage').then((module) => module.SubstitutionsPage)),
  page('/administration/substitutions', () => import('@/features/substitutions/SubstitutionsPage').then((module) => module.SubstitutionsPage)),
  page('/administration', () => import('@/features/administration/AdministrationPage').then((module) => module.AdministrationPage)),
  page('/administration/calendars', () => import('@/features/administration/calendars/CalendarsPage').then((module) => module.CalendarsPage)),
  page('/administration/calendars/:changeId', () => import('@/features/administration/calendars/CalendarChangePage').then((module) => module.CalendarChangePage)),
  page('/administration/profile', () => import('@/features/administration/profile/ProfilePage').then((module) => module.ProfilePage)),
  page('/administration/profile/new', () => import('@/features/administration/profile/ProposeProfilePage').then((module) => module.ProposeProfilePage)),
  page('/administration/profile/changes/:changeId', () => import('@/features/administration/profile/ProfileChangePage').then((module) => module.ProfileChangePage)),
  page('/administration/flows', () => import('@/features/design/list/FlowsPage').then((module) => module.FlowsPage)),
  page('/administration/flows/releases', () => import('@/features/design/releases/ReleasesPage').then((module) => module.ReleasesPage)),
  page('/administration/flows/releases/:releaseId', () => import('@/features/design/releases/ReleasePage').then((module) => module.ReleasePage)),
  page('/administration/flows/archive', () => import('@/features/design/archive/ArchivePage').then((module) => module.ArchivePage)),
  page('/administration/flows/:definitionId/versions', () => import('@/features/design/VersionsPage').then((module) => module.VersionsPage)),
  page('/administration/flows/:definitionId/check', () => import('@/features/design/check/CheckPage').then((module) => module.CheckPage)),
  page('/administration/flows/:definitionId/difference', () => import('@/features/design/difference/DifferencePage').then((module) => module.DifferencePage)),
  page('/administration/flows/:definitionId/settings', () => import('@/features/design/settings/SettingsPage').then((module) => module.SettingsPage)),
  page('/administration/flows/:definitionId/simulation', () => import('@/features/design/simulation/SimulationPage').then((module) => module.SimulationPage)),
  page('/administration/flows/:definitionId/tests', () => import('@/features/design/tests/TestsPage').then((module) => module.TestsPage)),
  page('/administration/flows/:definitionId/replay', () => import('@/features/design/replay/ReplayPage').then((module) => module.ReplayPage)),
  page('/administration/flows/:definitionId/migration', () => import('@/features/design/migration/MigrationsPage').then((module) => module.MigrationsPage)),
  page('/administration/flows/:definitionId/migration/:migrationId', () => import('@/features/design/migration/MigrationPage').then((module) => module.MigrationPage)),
  page('/studio/*', () => import('@/features/administration/designer/DesignerGate').then((module) => module.DesignerGate)),
  page('/administration/staff', () => import('@/features/administration/staff/StaffPage').then((module) => module.StaffPage)),
  page('/administration/accounts', () => import('@/features/administration/accounts/AccountsPage').then((module) => module.AccountsPage)),
  page('/administration/messages', () => import('@/features/administration/repair/MessagesPage').then((module) => module.MessagesPage)),
  page('/administration/messages/:messageId', () => import('@/features/administration/repair/MessagePage').then((module) => module.MessagePage)),
  page('/administration/incidents', () => import('@/features/administration/repair/IncidentsPage').then((module) => module.IncidentsPage)),
  page('/administration/gateways', () => import('@/features/administration/repair/GatewaysPage').then((module) => module.GatewaysPage)),
  page('/administration/audit', () => import('@/features/administration/audit/AuditPage').then((module) => module.AuditPage)),
  { path: '*', element: <UnknownPage /> },
];

/** Begins the page at an address while nobody knows yet who is signed in. */
export async function beginPage(client: QueryClient, { pathname, search }: Location): Promise<void> {
  const begin = matchRoutes(pages, pathname)?.at(-1)?.route.handle as Begin | undefined;
  await begin?.(client, search)?.catch(() => undefined); // the page itself tells of it when it is drawn
}

export const createRouter = () => createBrowserRouter([{ element: <SignedIn />, children: pages }]);
