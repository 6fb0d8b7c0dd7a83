import { describe, it } from '@jest/globals';
import { takesOrRefuses } from '@referrals/testing';
import { DeskChange, DeskFilter, DeskMembers, NewDesk } from '../desks/desk.dto.js';
import { DivisionFilter, NewDivision } from '../divisions/division.dto.js';
import { NewStaff, OwnPassword, StaffFilter, StaffRoles } from '../staff/staff.dto.js';

describe('whatever is sent to the register', () => {
  it.each([NewDesk, DeskChange, DeskMembers, DeskFilter, NewDivision, DivisionFilter, NewStaff, StaffRoles, StaffFilter, OwnPassword].map((of) => [of.name, of] as const))('is taken as %s or refused', async (_, of) => {
    await takesOrRefuses(of, 100);
  });
});
