import { SteppedMigration, type Step } from './stepped.ts';

/**
 * Items and decisions are about projects, too. A decision on which a project rests is about it: that stood with the project
 * alone, and was asked for in another way.
 */
export class M0124MattersOfProjects extends SteppedMigration {
  override readonly steps: readonly Step[] = [
    {
      kind: 'statement',
      sql: 'alter table matter add column if not exists project_id text collate "C" references project',
    },
    {
      kind: 'index',
      name: 'matter_project',
      on: 'matter (project_id, id) where project_id is not null',
    },
    {
      kind: 'batches',
      what: 'decisions on which projects rest',
      sql: `insert into matter (id, meeting_id, decision_id, project_id, path, is_demo, created_at, updated_at)
        select 'matter_' || substr(p.id, length('project_') + 1), d.meeting_id, d.id, p.id, d.path, p.is_demo, p.created_at, p.created_at
        from project p join decision d on d.id = p.decision_id
        where not exists (select from matter m where m.decision_id = d.id and m.project_id = p.id)
        limit 5000`,
    },
  ];
}
