import type { Schema } from '@/lib/api';

export type Migration = Schema<'MigrationRow'>;
export type MigrationDetail = Schema<'MigrationDetail'>;
export type MigrationNode = Schema<'MigrationNode'>;
export type MigrationItem = Schema<'MigratedFlowRow'>;
export type DryRun = Schema<'MigrationReport'>;
export type Policy = Schema<'DeadlineCarry'>;
