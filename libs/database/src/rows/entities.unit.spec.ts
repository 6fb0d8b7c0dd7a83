import { describe, expect, it } from '@jest/globals';
import {
  BeforeInsert, Column, CreateDateColumn, DeleteDateColumn, Entity, Generated, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn, TableInheritance,
  UpdateDateColumn, VersionColumn, VirtualColumn,
} from 'typeorm';
import { Entities, type EntityClass } from './entities.js';

@Entity('plain')
class Plain { @PrimaryColumn('uuid') id!: string; @Column('text', { nullable: true }) name!: string | null }
@Entity('a')
class Numbered { @PrimaryGeneratedColumn('uuid') id!: string }
@Entity('b')
class Counted { @PrimaryColumn('uuid') id!: string; @Column('int4') @Generated('increment') n!: number }
@Entity('c')
class Computed { @PrimaryColumn('uuid') id!: string; @Column({ type: 'bool', asExpression: 'true', generatedType: 'STORED' }) watched!: boolean }
@Entity('c')
class ReadOnly { @PrimaryColumn('uuid') id!: string; @Column({ type: 'bool', asExpression: 'true', generatedType: 'STORED', insert: false, update: false }) watched!: boolean }
@Entity('d')
class Defaulted { @PrimaryColumn('uuid') id!: string; @Column('bool', { default: false }) demo!: boolean }
@Entity('e')
class Versioned { @PrimaryColumn('uuid') id!: string; @VersionColumn() version!: number }
@Entity('f')
class Dated { @PrimaryColumn('uuid') id!: string; @CreateDateColumn() madeAt!: Date }
@Entity('g')
class Touched { @PrimaryColumn('uuid') id!: string; @UpdateDateColumn() changedAt!: Date }
@Entity('h')
class Hidden { @PrimaryColumn('uuid') id!: string; @DeleteDateColumn() deletedAt!: Date | null }
@Entity('i')
class Queried { @PrimaryColumn('uuid') id!: string; @VirtualColumn({ query: () => 'SELECT 1' }) one!: number }
@Entity('j')
class Child { @PrimaryColumn('uuid') id!: string; @ManyToOne(() => Plain) parent!: Plain }
@Entity('k')
class Listening { @PrimaryColumn('uuid') id!: string; @BeforeInsert() fill(): void { this.id = ''; } }
class Address { @Column('text') street!: string }
@Entity('l')
class Housed { @PrimaryColumn('uuid') id!: string; @Column(() => Address) address!: Address }
@Entity('m')
@TableInheritance({ column: { type: 'text', name: 'kind' } })
class Several { @PrimaryColumn('uuid') id!: string; @Column('text') kind!: string }
@Entity('n')
class Partly { @PrimaryColumn('uuid') id!: string; @Column('text', { select: false }) secret!: string }

describe('entities', () => {
  it('are read when they are rows', async () => {
    expect((await Entities.of([Plain])).entityMetadatas.map(({ tableName }) => tableName)).toEqual(['plain']);
  });

  it.each<[EntityClass, string]>([
    [Numbered, 'Numbered: id is generated'],
    [Counted, 'Counted: n is generated'],
    [Computed, 'Computed: watched is generated'],
    [ReadOnly, 'ReadOnly: watched is generated'],
    [Defaulted, 'Defaulted: demo has a default'],
    [Versioned, 'Versioned: version is kept by TypeORM'],
    [Dated, 'Dated: madeAt has a default'],
    [Touched, 'Touched: changedAt has a default'],
    [Hidden, 'Hidden: deletedAt is kept by TypeORM'],
    [Queried, 'Queried: one is kept by TypeORM'],
    [Listening, 'Listening: fill is a listener'],
    [Housed, 'Housed: address is embedded'],
    [Several, 'Several: it is a table for several classes'],
    [Partly, 'Partly: secret is left out of some statements'],
  ])('are refused as %p', async (entity, fault) => {
    await expect(Entities.of([Plain, entity])).rejects.toThrow(`An entity has the columns of its table and nothing else: ${fault}`);
  });

  it('are refused with a relation, and every fault is named', async () => {
    const refused = Entities.of([Plain, Child, Defaulted]);
    await expect(refused).rejects.toThrow('Child: parent is a relation');
    await expect(refused).rejects.toThrow('Defaulted: demo has a default');
  });
});
