"""The demo's staff and candidates. Everybody has the same password; nobody exists."""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from hashlib import sha1

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.identity import read_id_number
from accounts.models import Posting, Role, SecondFactor, User
from accounts.models.user import ID_NUMBER
from registry.made_up import MadeUpPerson, made_up_person
from registry.models import Employer, Qualification, Region
from vault.fields import blind_index

PASSWORD = "Kaowu2026-demo"  # noqa: S105 - the demo's, printed on the screen
REGISTER = range(1000, 4000)  # people who have not applied
TRADES = (
    "护理员",
    "汽车驾驶员",
    "保管工",
    "花卉工",
    "公路养护工",
    "图书资料员",
    "防疫员",
    "保育员",
)


@dataclass(frozen=True)
class StaffMember:
    """A member of staff of the demo: user name, name, role and place."""

    username: str
    name: str
    role: Role
    place: str

    @property
    def secret(self) -> str:
        """Return the secret of the authenticator, which the demo's phone page knows too."""
        return b32encode(sha1(f"demo {self.username}".encode()).digest()).decode()  # noqa: S324 - public anyway

    def post(self) -> Posting:
        """Create the account, its authenticator and its posting."""
        user = User(username=self.username, name=self.name, password=demo_password())
        user.save()
        SecondFactor.objects.create(user=user, secret=self.secret, confirmed_at=timezone.now())
        employer = self.role == Role.EMPLOYER_ADMIN
        return Posting.objects.create(
            user=user,
            role=self.role,
            employer=Employer.objects.filter(name=self.place).first() if employer else None,
            region=None if employer else Region.objects.get(path=self.place),
            starts=timezone.now() - timedelta(days=30),
        )


STAFF = (
    StaffMember("danwei", "赵人事", Role.EMPLOYER_ADMIN, "洛阳市中心医院"),
    StaffMember("luoyang", "王审核", Role.REVIEWER, "41.4103"),
    StaffMember("luoyang2", "马科长", Role.REVIEWER, "41.4103"),
    StaffMember("kaifeng", "孙审核", Role.REVIEWER, "41.4102"),
    StaffMember("zhengzhou", "何审核", Role.REVIEWER, "41.4101"),
    StaffMember("shengzhi", "钱审核", Role.REVIEWER, "41.sz"),
    StaffMember("sheng", "周审核", Role.REVIEWER, "41"),
    StaffMember("sheng2", "郝审核", Role.REVIEWER, "41"),
    StaffMember("kaowu1", "吴考务", Role.CLERK, "41.4103"),
    StaffMember("kaowu2", "郑考务", Role.CLERK, "41.4103"),
    StaffMember("caiwu", "沈财务", Role.FINANCE, "41.4103"),
    StaffMember("jiandu", "冯监督", Role.SUPERVISOR, "41.4103"),
    StaffMember("shengjiandu", "陈监督", Role.SUPERVISOR, "41"),
    StaffMember("guanli", "卫管理", Role.ADMINISTRATOR, "41"),
)


@lru_cache(maxsize=1)
def demo_password() -> str:
    """Hash the demo's password once for everybody."""
    return make_password(PASSWORD)


def post_staff() -> dict[str, Posting]:
    """Create all staff; return their postings by user name."""
    return {member.username: member.post() for member in STAFF}


def enrol(made_up: MadeUpPerson) -> User:
    """Create the account of a made-up candidate."""
    person = User(name=made_up.name, password=demo_password())
    person.identify(read_id_number(made_up.id_number, today=timezone.localdate()))
    person.reachable_at(made_up.phone)
    person.save(force_insert=True)
    return person


def certificate(
    seed: int, made_up: MadeUpPerson, *, level: int, year: int, trade: str
) -> Qualification:
    """Return a row of the qualification register, unsaved."""
    return Qualification(
        id_number_index=blind_index(made_up.id_number, purpose=ID_NUMBER),
        name=made_up.name,
        level=level,
        year=year,
        trade_name=trade,
        certificate_number=f"豫工{year}{level}{seed:06d}",
    )


def fill_register() -> None:
    """Write a few thousand made-up qualifications."""
    rows = []
    for seed in REGISTER:
        made_up = made_up_person(seed)
        level = (5, 4, 4, 3, 3, 2)[seed % 6]
        year = min(2021, made_up.started_work.year + 3 + 5 * (5 - level))
        trade = TRADES[seed % len(TRADES)]
        rows.append(certificate(seed, made_up, level=level, year=year, trade=trade))
    Qualification.objects.bulk_create(rows, ignore_conflicts=True)
