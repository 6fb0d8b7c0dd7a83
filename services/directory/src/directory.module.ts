import type { Provider } from '@nestjs/common';
import { ChangeDoor, defineService, idempotencySecrets, inboxControllers, inboxProviders, machineClock, type ServiceRuntime } from '@referrals/service-kit';
import { directoryConfig } from './config.js';
import { mountConsole } from './console/mount-console.js';
import { AdvanceClock } from './demo-clock/advance-clock.js';
import { DemoClockController } from './demo-clock/demo-clock.controller.js';
import { DeskController } from './desks/desk.controller.js';
import { Desk, DeskMember } from './desks/desk.entity.js';
import { DeskQuery } from './desks/desk.query.js';
import { RecordDesk } from './desks/record-desk.js';
import { SetDeskMembers } from './desks/set-desk-members.js';
import { DivisionController } from './divisions/division.controller.js';
import { PlaceController } from './divisions/place.controller.js';
import { Division } from './divisions/division.entity.js';
import { DivisionQuery } from './divisions/division.query.js';
import { RecordDivision } from './divisions/record-division.js';
import { ExportRegister } from './imports/export-register.query.js';
import { ImportRegister } from './imports/import-register.js';
import { RegisterImportController } from './imports/imports.controller.js';
import { ArrivalSubscriptions } from './inbox/arrival.subscriptions.js';
import { DirectoryInbox } from './inbox/directory-inbox.js';
import { EscalationSubscriptions } from './inbox/escalation.subscriptions.js';
import { UnopenedSubscriptions } from './inbox/unopened.subscriptions.js';
import { NamesController } from './names/names.controller.js';
import { NamesQuery } from './names/names.query.js';
import { OrganisationController } from './organisations/organisation.controller.js';
import { Organisation } from './organisations/organisation.entity.js';
import { OrganisationQuery } from './organisations/organisation.query.js';
import { RecordOrganisation } from './organisations/record-organisation.js';
import { PublishUntoldJob } from './register/publish-untold.job.js';
import { RegisterDoor } from './register/register-door.js';
import { Register } from './register/register.entity.js';
import { prepareDirectory } from './seed/prepare-directory.js';
import { EndIdleSessionsJob } from './session/end-idle-sessions.job.js';
import { FieldSession } from './session/field-session.entity.js';
import { Locking } from './session/locking.js';
import { mountSession } from './session/mount-session.js';
import { OwnPhonesController } from './session/own-phones.controller.js';
import { PostSubscriptions } from './session/post.subscriptions.js';
import { Bell, BrowserSession, OwnSettings, ReferralWord, UnopenedReferral } from './session/session.entity.js';
import { Sessions } from './session/sessions.js';
import { sessionsOf } from './session/sessions-of.js';
import { SettingsController } from './settings/settings.controller.js';
import { mountSignIn } from './sign-in/mount-sign-in.js';
import { PasswordHash } from './sign-in/password-hash.js';
import { passwordHash } from './sign-in/password-settings.js';
import { RemoveExpiredJob } from './sign-in/remove-expired.job.js';
import { SignInThrottle } from './sign-in/sign-in-throttle.js';
import { OidcPayload, SignInCount, SigningKey } from './sign-in/sign-in.entity.js';
import { MoveStaff } from './staff/move-staff.js';
import { OwnController } from './staff/own.controller.js';
import { RecordStaff } from './staff/record-staff.js';
import { SetPassword } from './staff/set-password.js';
import { StaffController } from './staff/staff.controller.js';
import { Password, Staff, StaffRole } from './staff/staff.entity.js';
import { StaffQuery } from './staff/staff.query.js';

function providers(runtime: ServiceRuntime): Provider[] {
  const { database, clock, keys, environment } = runtime;
  const config = directoryConfig(environment);
  return [
    // Bodies of requests are hashed here as they always were.
    { provide: ChangeDoor, useValue: new ChangeDoor(database, clock, idempotencySecrets(keys, 'idempotency bodies')) },
    RegisterDoor,
    DivisionQuery, RecordDivision,
    OrganisationQuery, RecordOrganisation,
    DeskQuery, RecordDesk, SetDeskMembers,
    StaffQuery, RecordStaff, MoveStaff, SetPassword,
    AdvanceClock, NamesQuery, ImportRegister, ExportRegister,
    { provide: Locking, useValue: new Locking(config.IDLE_LOCK_MINUTES * 60) },
    ...inboxProviders(DirectoryInbox),
    { provide: Sessions, useValue: sessionsOf(runtime) },
    { provide: PasswordHash, useValue: passwordHash(config) },
    { provide: SignInThrottle, useValue: new SignInThrottle(database, machineClock(clock), keys, config) },
  ];
}

/** Divisions, organisations, desks, staff, and their signing in. */
export const directory = defineService({
  name: 'directory', at: import.meta.url,
  entities: [Register, Division, Organisation, Desk, DeskMember, Staff, StaffRole, Password, OidcPayload, SigningKey, SignInCount, BrowserSession, FieldSession, Bell, UnopenedReferral, ReferralWord, OwnSettings],
  controllers: [DivisionController, OrganisationController, DeskController, StaffController, OwnController, OwnPhonesController, SettingsController, NamesController, PlaceController, RegisterImportController, ...inboxControllers('directory', 'what came to my desks, and what climbs')],
  demoControllers: [DemoClockController],
  subscriptions: [ArrivalSubscriptions, UnopenedSubscriptions, EscalationSubscriptions, PostSubscriptions],
  providers,
  jobs: [RemoveExpiredJob, EndIdleSessionsJob, PublishUntoldJob],
  // The register's trail tells who administers what; it has no cases a desk could have a part in.
  trailPermission: 'directory.administer',
  capacity: { askedInside: ['GET /oidc/jwks'] },
  prepare: prepareDirectory,
  mount(server, runtime) {
    mountSignIn(server, runtime);
    mountSession(server, runtime);
    mountConsole(server, directoryConfig(runtime.environment).CONSOLE_DIR);
  },
});
