import { BarChartOutlined, BellOutlined, CheckSquareOutlined, FileAddOutlined, FolderOpenOutlined, HomeOutlined, ImportOutlined, SettingOutlined, TableOutlined } from '@ant-design/icons';
import type { ComponentType } from 'react';
import { InboxBadge } from '@/features/inbox/InboxBadge';
import { anySection } from '@/features/administration/sections';

type Entry = {
  path: string;
  /** Its word under `nav` of the shell. */
  name: string;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  /** Permissions of which one is enough; none named means everybody. */
  anyOf?: string[];
  Badge?: ComponentType;
};

/** The main menu, in its order. */
export const entries: Entry[] = [
  { path: '/', name: 'home', icon: HomeOutlined },
  { path: '/tasks', name: 'tasks', icon: CheckSquareOutlined, Badge: InboxBadge },
  { path: '/alerts', name: 'alerts', icon: BellOutlined },
  { path: '/cases', name: 'cases', icon: FolderOpenOutlined, anyOf: ['case.read'] },
  { path: '/filing', name: 'filing', icon: FileAddOutlined, anyOf: ['case.file'] },
  { path: '/imports', name: 'imports', icon: ImportOutlined, anyOf: ['case.import'] },
  { path: '/ledgers', name: 'ledgers', icon: TableOutlined, anyOf: ['ledger.read'] },
  { path: '/boards', name: 'boards', icon: BarChartOutlined, anyOf: ['board.read'] },
  { path: '/administration', name: 'administration', icon: SettingOutlined, anyOf: anySection },
];
