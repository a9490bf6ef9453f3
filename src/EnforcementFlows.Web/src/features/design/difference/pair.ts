import type { Version } from '../useFlows';

/** The two versions compared: those asked for, else what is in force with the newest, and that with the one published before where they are the same. */
export function pairOf(versions: readonly Version[], from: string | null, to: string | null): { from: Version | undefined; to: Version | undefined } {
  const named = (versionId: string | null) => versions.find((version) => version.versionId === versionId);
  const newest = versions[0];
  const inForce = versions.find(({ isPublished }) => isPublished);
  const start = inForce === newest ? versions.find((version) => version !== newest && version.publishedAt !== null) : inForce;
  return { from: named(from) ?? start ?? versions[1], to: named(to) ?? newest };
}
