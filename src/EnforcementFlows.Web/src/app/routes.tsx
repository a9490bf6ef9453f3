import { lazy, type ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { HomePage } from '@/features/home/HomePage';
import { SignedIn } from './SignedIn';
import { UnknownPage } from './UnknownPage';

/** A page whose script is fetched when it is first opened. */
export function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  const Page = lazy(() => load().then((Component) => ({ default: Component })));
  return { path, element: <Page /> };
}

export const createRouter = () =>
  createBrowserRouter([
    {
      element: <SignedIn />,
      children: [
        { path: '/', element: <HomePage /> },
        page('/tasks/:taskId?', () => import('@/features/inbox/InboxPage').then((module) => module.InboxPage)),
        page('/filing', () => import('@/features/filing/FilingPage').then((module) => module.FilingPage)),
        page('/imports', () => import('@/features/filing/imports/ImportsPage').then((module) => module.ImportsPage)),
        page('/imports/:importId', () => import('@/features/filing/imports/ImportPage').then((module) => module.ImportPage)),
        page('/cases', () => import('@/features/cases/CasesPage').then((module) => module.CasesPage)),
        page('/cases/:caseId/:tab?', () => import('@/features/cases/CasePage').then((module) => module.CasePage)),
        page('/ledgers', () => import('@/features/ledgers/LedgersPage').then((module) => module.LedgersPage)),
        page('/ledgers/:ledger', () => import('@/features/ledgers/LedgerPage').then((module) => module.LedgerPage)),
        { path: '*', element: <UnknownPage /> },
      ],
    },
  ]);
