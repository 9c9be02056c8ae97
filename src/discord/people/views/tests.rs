//! What people see of each other, at its longest: within Discord's limits in every language, and with no word of its own.

use super::{blocks, freelancers, modals, profile, record};
use crate::app::{
    BlockOutcome, Blocked, BlockedPage, Found, FreelancerFilter, FreelancerLine, FreelancerPage, KnownSkill,
    Person, ProfileRecord,
};
use crate::discord::feedback::views::score::tests::longest;
use crate::discord::feedback::views::tests::most_said;
use crate::discord::offers::views::tests::{languages, limits};
use crate::discord::ui::post::Post;
use crate::domain::form::problem::price::PriceProblem;
use crate::domain::form::{Field, Problem, ProfileForm};
use crate::domain::ids::{DraftId, OfferNumber, PersonId, SkillId};
use crate::domain::money::{Currency, Money};
use crate::domain::people::profile as most;
use crate::domain::people::profile::{Profile, Skill};
use crate::domain::people::standing::{ClientConduct, ClientRecord, OfferCounts, StarCount, Together};
use crate::domain::time::UnixMs;
use crate::words::Language;

const ADA: PersonId = PersonId(i64::MAX);
const NOW: UnixMs = UnixMs(1_796_126_400_000);
const RATE: Money = Money { minor: 999_999_999, currency: Currency::USD };

/// Something typed that holds no letter and grows when it is escaped.
fn typed(chars: usize) -> String {
    "*".repeat(chars)
}

fn long_profile(links: bool) -> Profile {
    let link = format!("https://{}.example", "a".repeat(most::LINK_CHARS - 16));
    Profile {
        headline: typed(most::HEADLINE_CHARS),
        bio: typed(most::BIO_CHARS),
        skills: vec![Skill { label: typed(most::SKILL_CHARS), key: typed(most::SKILL_CHARS) }; most::SKILLS],
        rate: Some(RATE),
        links: if links { vec![link; most::LINKS] } else { Vec::new() },
    }
}

fn shown(profile: Option<Profile>, is_own: bool, is_open: bool) -> ProfileRecord {
    let last = OfferNumber(999_999);
    ProfileRecord {
        person: ADA,
        known: Some(Person { id: ADA, name: typed(32), username: None, avatar_url: None, joined: Some(NOW) }),
        profile,
        is_own,
        is_open,
        offers: OfferCounts { total: 99_999, accepted: 99_998, declined: 1 },
        score: Some(longest()),
        received: most_said(typed).received,
        may_invite: !is_own,
        together: Some(Together {
            contracts: 9_999,
            completed: 9_998,
            last,
            title: typed(100),
            started: NOW,
        }),
    }
}

fn people(lines: i64) -> Vec<FreelancerLine> {
    let line = |person| FreelancerLine {
        seen: None,
        person: PersonId(person),
        name: Some(typed(32)),
        headline: typed(most::HEADLINE_CHARS),
        rate: Some(RATE),
        is_open: false,
    };
    (0..lines).map(line).collect()
}

fn lists(language: Language) -> Vec<Post> {
    let known = |id| KnownSkill { id: SkillId(id), label: typed(most::SKILL_CHARS), people: 9_999 };
    let page = |lines| FreelancerPage {
        filter: FreelancerFilter { skill: SkillId(1), open_only: true, most: Some(RATE) },
        skill: typed(most::SKILL_CHARS),
        lines,
        page: 2,
        pages: 3,
        total: 21,
        related: (0..5).map(known).collect(),
    };
    let related = || (0..5).map(known).collect();
    let blocked = |person| Blocked { person: PersonId(person), name: Some(typed(32)), at: NOW };
    let nobody = BlockedPage { lines: Vec::new(), page: 1, pages: 1, total: 0 };
    vec![
        freelancers::found(language, &Found::Page(page(people(10))), ADA),
        freelancers::found(language, &Found::Page(page(Vec::new())), ADA),
        freelancers::found(language, &Found::NoSuchSkill { related: related() }, ADA),
        freelancers::answer(language, &Found::NoSuchSkill { related: related() }, &typed(100), ADA),
        freelancers::bad_rate(
            language,
            &Problem::Price(PriceProblem::NoAmount { text: typed(100) }).on(Field::Rate),
            &typed(100),
        ),
        blocks::blocked_list(
            language,
            &BlockedPage { lines: (0..10).map(blocked).collect(), page: 2, pages: 3, total: 21 },
        ),
        blocks::blocked_list(language, &nobody),
    ]
}

fn posts(language: Language) -> Vec<Post> {
    let mut posts = lists(language);
    for (is_own, is_open) in [(false, false), (false, true), (true, false), (true, true)] {
        for profile in [None, Some(long_profile(false))] {
            posts.push(profile::profile(language, &shown(profile, is_own, is_open)));
        }
    }
    posts.push(profile::saved(language, &shown(Some(long_profile(false)), true, true)));
    for was_blocked in [false, true] {
        posts.push(blocks::blocked(language, BlockOutcome { person: ADA, was_blocked, pending: 3 }));
        posts.push(blocks::unblocked(language, ADA, was_blocked));
    }
    posts
}

#[test]
fn everything_fits_in_every_language() {
    for language in Language::ALL {
        posts(language).iter().for_each(limits::check);
        limits::check(&profile::profile(language, &shown(Some(long_profile(true)), true, true)));
        let form = ProfileForm::from_profile(&long_profile(true));
        limits::check_modal(&modals::profile_form(language, DraftId(i64::MAX), &form));
    }
}

#[test]
fn every_word_is_in_the_readers_language() {
    posts(Language::Pseudo).iter().for_each(languages::check_post);
    let form = ProfileForm::from_profile(&long_profile(false));
    languages::check_form(&modals::profile_form(Language::Pseudo, DraftId(1), &form));
    let stars = StarCount { count: 9, stars: 40 };
    let conducts = [30 * 60_000, 7 * 3_600_000, 9 * 86_400_000].map(|each| ClientConduct {
        answers: 3,
        answer_ms: 3 * each,
        paid_in_time: 9,
        paid_late: 1,
    });
    for conduct in conducts {
        let record = ClientRecord {
            client: ADA,
            offers: OfferCounts { total: 9, accepted: 2, declined: 1 },
            received: stars,
            given: stars,
            conduct,
            joined: Some(NOW),
            together: None,
            upheld: 2,
            warned_until: Some(UnixMs(1_800_000_000_000)),
        };
        languages::check_text(&record::short_record(Language::Pseudo, &record));
        record::whole_record(Language::Pseudo, &record).iter().for_each(|line| languages::check_text(line));
    }
}
