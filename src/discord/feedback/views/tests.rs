//! What people read of feedback: how it looks, that it stays within Discord's limits whatever was typed, and that no word of it stands in the
//! code.

use super::amend::allowed;
use super::give::{feedback_form, pressed_send, preview_feedback};
use super::interim::posted_interim;
use super::notes::notes_list;
use super::published::published;
use super::received::{about_party, received};
use super::refusals::feedback_refusal;
use super::reply::{posted_reply, replied, reply_form};
use super::same::{same_list, same_saved};
use super::score::tests::longest;
use crate::app::{
    Amended, ContractAtWork, FeedbackBrief, FeedbackNote, FeedbackNotes, FeedbackPress, FeedbackPreview,
    InterimBrief, PAGE_LINES, Purpose, RECEIVED_PAGE, ReceivedFeedback, ReceivedLine, ReceivedSummary,
    ReceiverStanding, Replied, SameMark, SamePage, WorkerRecord,
};
use crate::discord::offers::views::tests::languages::{check_form, check_post, story};
use crate::discord::offers::views::tests::render::render;
use crate::discord::offers::views::tests::{ADA, BEN, NOW, any_text, contract, limits, offer};
use crate::discord::ui::post::Post;
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::work::Work;
use crate::domain::feedback::Feedback;
use crate::domain::feedback::edit::{AllowedEdit, Amendment};
use crate::domain::feedback::interim::InterimFeedback;
use crate::domain::feedback::received::{ReceivedStars, Receiver};
use crate::domain::feedback::refusal::FeedbackRefusal;
use crate::domain::feedback::reply::{FeedbackReply, REPLY_CHARS};
use crate::domain::feedback::score::same::SamePair;
use crate::domain::feedback::stars::Stars;
use crate::domain::feedback::tags::{TAGS, Tag};
use crate::domain::feedback::which::InterimRef;
use crate::domain::feedback::words::COMMENT_CHARS;
use crate::domain::ids::{AgencyId, ChannelId, ContractId, DraftId, EffectId};
use crate::domain::offers::offer::{Offer, Side, State};
use crate::domain::people::standing::StarCount;
use crate::domain::time::DAY_MS;
use crate::words::Language;
use chrono_tz::Tz;
use insta::assert_snapshot;
use proptest::prelude::*;

const EN: Language = Language::English;
const PSEUDO: Language = Language::Pseudo;

fn accepted(offer: Offer) -> Offer {
    Offer { state: State::Accepted { by: BEN, at: NOW }, ..offer }
}

fn preview(offer: &Offer, side: Side, stars: Option<Stars>, text: &str) -> FeedbackPreview {
    let contract = Contract { state: ContractState::Closed, ..contract(offer) };
    let typed = Some(text.to_owned()).filter(|text| !text.is_empty());
    FeedbackPreview {
        draft: DraftId(8),
        found: ContractAtWork { offer: offer.clone(), contract, work: Work::default(), zone: Tz::UTC },
        side,
        stars,
        tags: Tag::offered_to(side).iter().copied().take(TAGS).collect(),
        comment: typed.clone(),
        note: typed,
        purpose: Purpose::Give,
        until: NOW.plus(15 * DAY_MS),
        given: stars.map(|_| NOW),
    }
}

fn given(offer: &Offer, side: Side, stars: Stars, text: &str) -> Feedback {
    Feedback {
        contract: contract(offer).id,
        side,
        by: if side == Side::Client { ADA } else { BEN },
        stars,
        tags: Tag::offered_to(side)[..2].to_vec(),
        comment: Some(text.to_owned()),
        note: Some(text.to_owned()),
        round: 0,
        given: NOW,
        edited: None,
        published: Some(NOW),
        reply: Some(FeedbackReply { text: text.chars().take(REPLY_CHARS).collect(), by: BEN, at: NOW }),
        hidden: None,
        edit: None,
    }
}

fn brief(language: Language, offer: &Offer, feedback: Vec<Feedback>) -> FeedbackBrief {
    let (contract, channel) = (contract(offer), ChannelId(9));
    FeedbackBrief { language, offer: offer.clone(), contract, channel, feedback, posted: None }
}

fn interim_brief(language: Language, offer: &Offer, side: Side, text: &str) -> InterimBrief {
    let (contract, channel) = (contract(offer), ChannelId(9));
    let feedback = InterimFeedback {
        which: InterimRef { contract: contract.id, side, nth: u32::MAX },
        by: if side == Side::Client { ADA } else { BEN },
        stars: Stars::ALL[3],
        tags: Tag::offered_to(side)[..2].to_vec(),
        comment: Some(text.to_owned()),
        given: NOW,
        hidden: None,
    };
    InterimBrief { language, offer: offer.clone(), contract, channel, feedback, posted: None }
}

/// Everything that is read of it.
fn everything(language: Language, offer: &Offer, text: &str) -> Vec<Post> {
    let mut posts = Vec::new();
    for side in [Side::Client, Side::Recipient] {
        for stars in Stars::ALL.map(Some).into_iter().chain([None]) {
            let preview = preview(offer, side, stars, text);
            posts.push(preview_feedback(language, &preview));
            let edits = FeedbackPreview { purpose: Purpose::Edit { until: NOW }, ..preview.clone() };
            posts.push(preview_feedback(language, &edits));
            posts.push(pressed_send(language, &FeedbackPress::Edited(edits)));
            let during = FeedbackPreview { purpose: Purpose::During, given: None, ..preview.clone() };
            posts.push(preview_feedback(language, &during));
            posts.push(pressed_send(language, &FeedbackPress::Said(during)));
            let presses = [
                FeedbackPress::Given(preview.clone()),
                FeedbackPress::Published(preview.clone()),
                FeedbackPress::Renewed(preview),
            ];
            posts.extend(presses.iter().map(|press| pressed_send(language, press)));
        }
    }
    let [client, recipient] =
        [Side::Client, Side::Recipient].map(|side| given(offer, side, Stars::ALL[4], text));
    let hidden = Feedback { hidden: Some(NOW), ..client.clone() };
    let allowed_to = |done| Some(AllowedEdit { by: BEN, at: NOW, done });
    let [editable, edited] =
        [None, Some(NOW)].map(|done| Feedback { edit: allowed_to(done), ..client.clone() });
    posts.push(allowed(
        language,
        &Amended {
            found: preview(offer, Side::Client, None, "").found,
            feedback: editable.clone(),
            how: Amendment::Allowed,
        },
    ));
    for feedback in [
        vec![client.clone()],
        vec![hidden],
        vec![editable, recipient.clone()],
        vec![edited],
        vec![client.clone(), recipient.clone()],
    ] {
        posts.push(published(&brief(language, offer, feedback), Some(EffectId(i64::MAX))));
    }
    for side in Side::ALL {
        let brief = interim_brief(language, offer, side, text);
        posts.push(posted_interim(&brief, Some(EffectId(i64::MAX))));
        let feedback = InterimFeedback { hidden: Some(NOW), ..brief.feedback.clone() };
        posts.push(posted_interim(&InterimBrief { feedback, ..brief }, None));
    }
    for (given, side) in [(&client, Side::Client), (&recipient, Side::Recipient)] {
        let both = vec![client.clone(), recipient.clone()];
        posts.extend(posted_reply(&brief(language, offer, both), side, Some(EffectId(i64::MAX))));
        let found = preview(offer, side, None, "").found;
        posts.push(replied(language, &Replied { found, feedback: given.clone() }));
    }
    let line = FeedbackNote { number: offer.number, contract: contract(offer), feedback: client };
    for so_many in [0, 1, PAGE_LINES as usize] {
        let lines = vec![line.clone(); so_many];
        posts.push(notes_list(language, &FeedbackNotes { lines, page: 2, has_more: true }));
    }
    let pair = SamePair::of(ADA, BEN).expect("two accounts");
    let mark = SameMark { pair, by: ADA, why: text.to_owned(), at: NOW };
    for so_many in [0, 1, PAGE_LINES as usize] {
        let lines = vec![mark.clone(); so_many];
        posts.push(same_list(language, &SamePage { lines, page: 2, has_more: true }));
    }
    posts.extend([true, false].map(|is_same| same_saved(language, pair, is_same)));
    posts.extend(pages_received(offer, text).iter().map(|page| received(language, page)));
    posts
}

/// What is said of somebody who never worked here.
pub(in crate::discord) fn nothing_said() -> WorkerRecord {
    let (receiver, stars) = (Receiver::Person(BEN), ReceivedStars::default());
    WorkerRecord { score: None, received: ReceivedSummary { receiver, stars, latest: Vec::new() } }
}

/// The longest that is said of somebody's work.
pub(in crate::discord) fn most_said(typed: fn(usize) -> String) -> WorkerRecord {
    let feedback = given(&offer(), Side::Client, Stars::ALL[4], &typed(COMMENT_CHARS));
    let count = StarCount { count: 99_999, stars: 5 * 99_998 };
    let received = ReceivedSummary {
        receiver: Receiver::Agency(AgencyId(i64::MAX)),
        stars: ReceivedStars { as_worker: count, as_client: count, ..ReceivedStars::default() },
        latest: [true, false, true].map(|is_interim| (feedback.clone(), is_interim)).to_vec(),
    };
    WorkerRecord { score: Some(longest()), received }
}

/// What somebody received, whoever and wherever they are.
fn pages_received(offer: &Offer, text: &str) -> Vec<ReceivedFeedback> {
    let (person, agency) = (Receiver::Person(BEN), Receiver::Agency(AgencyId(16)));
    let mut pages = Vec::new();
    for (receiver, is_own) in [(person, false), (person, true), (agency, false)] {
        for standing in [ReceiverStanding::Here, ReceiverStanding::Away, ReceiverStanding::Forgotten] {
            for so_many in [0, 1, RECEIVED_PAGE] {
                let line = |at: u32| ReceivedLine {
                    feedback: given(
                        offer,
                        [Side::Client, Side::Recipient][at as usize % 2],
                        Stars::ALL[4],
                        text,
                    ),
                    is_interim: at != 1,
                    agency: Some(text.to_owned()).filter(|_| at % 2 == 1),
                    number: Some(offer.number),
                };
                let count = StarCount { count: so_many, stars: so_many * 5 };
                pages.push(ReceivedFeedback {
                    receiver,
                    agency: Some(text.to_owned()).filter(|_| receiver == agency),
                    is_own,
                    standing,
                    stars: ReceivedStars {
                        as_worker: count,
                        as_client: count,
                        worker_during: so_many,
                        client_during: 0,
                    },
                    lines: (0..so_many).map(line).collect(),
                    has_older: true,
                    page: 2,
                    pages: 3,
                });
            }
        }
    }
    pages
}

#[test]
fn its_writer_chooses_and_types_and_sees_who_reads_it_when() {
    let offer = accepted(offer());
    let [.., four, _] = Stars::ALL;
    let shown = preview(&offer, Side::Client, Some(four), "Good, *really*.");
    let shown = render(&preview_feedback(EN, &shown)).replace(&shown.hash().0.to_string(), "seen");
    assert_snapshot!(shown, @r"
    ┌ #5865F2
    │ Your feedback on contract #12
    │ **How was it to work with <@200>?** ★★★★☆
    │ On time · Clear communication · Great work · Knows the craft · Reliable
    │ > Good, \*really\*.
    │ **Note to the moderators**
    │ > Good, \*really\*.
    │ 
    │ You gave feedback <t:1796126400:f>. **Send feedback** replaces it.
    │ <@200> can read it once you've both given feedback, or after <t:1797422400:f>. Until then, nobody can see whether you've given any, and you can change it.
    [1 ★ grey feedback_stars:8:1] [2 ★ grey feedback_stars:8:2] [3 ★ grey feedback_stars:8:3] [4 ★ blurple feedback_stars:8:4] [5 ★ grey feedback_stars:8:5]
    <What was good? Choose up to 5: On time | Clear communication | Great work | Knows the craft | Reliable | Open to feedback | Went the extra mile | Would work together again>
    [Send feedback green feedback_send:8:seen] [Write comment grey edit:8] [Discard grey discard:8]
    ");
    let shown = FeedbackPreview { tags: Vec::new(), ..preview(&offer, Side::Recipient, None, "") };
    assert_snapshot!(render(&preview_feedback(EN, &shown)), @r"
    ┌ #5865F2
    │ Your feedback on contract #12
    │ **How was it to work with <@100>?** Choose 1 to 5 stars below.
    │ 
    │ <@100> can read it once you've both given feedback, or after <t:1797422400:f>. Until then, nobody can see whether you've given any, and you can change it.
    [1 ★ grey feedback_stars:8:1] [2 ★ grey feedback_stars:8:2] [3 ★ grey feedback_stars:8:3] [4 ★ grey feedback_stars:8:4] [5 ★ grey feedback_stars:8:5]
    <What was good? Choose up to 5: Clear brief | Paid on time | Clear communication | Quick answers | Fair | Respectful | Trusted me with the work | Would work together again>
    [Write comment grey edit:8] [Discard grey discard:8]
    ");
}

#[test]
fn both_sides_read_what_each_of_them_said_and_no_note() {
    let offer = accepted(offer());
    let [one, .., five] = Stars::ALL;
    let said = [(Side::Client, five, "Good."), (Side::Recipient, one, "Late pay.")];
    let both = said.map(|(side, stars, text)| given(&offer, side, stars, text));
    let both = both.map(|one| Feedback { note: Some("Secret.".to_owned()), ..one }).to_vec();
    let posted = render(&published(&brief(EN, &offer, both), None));
    assert!(!posted.contains("Secret"), "{posted}");
    assert_snapshot!(posted, @r"
    (pings 100)
    (pings 200)
    <@100>, <@200>
    ┌ #23A55A
    │ Feedback on contract #12
    │ <@100> about <@200>: ★★★★★
    │ On time · Clear communication
    │ > Good.
    │ 
    │ <@200> about <@100>: ★☆☆☆☆
    │ Clear brief · Paid on time
    │ > Late pay.
    │ 
    │ You both gave feedback, so it's published.
    [Reply grey feedback_reply:5] [Allow an edit grey feedback_allow:5] [Report grey reports:feedback:5] [View offer grey view:7]
    ");
}

#[test]
fn what_is_said_during_a_contract_is_named_so_and_its_reader_is_mentioned() {
    let offer = accepted(offer());
    let posted = posted_interim(&interim_brief(EN, &offer, Side::Client, "Good so far."), None);
    assert_snapshot!(render(&posted), @r"
    (pings 200)
    <@200>
    ┌ #23A55A
    │ Feedback during contract #12
    │ <@100> about <@200>: ★★★★☆
    │ On time · Clear communication
    │ > Good so far.
    │ 
    │ It doesn't count for averages or scores. Once the contract is closed, each side can give feedback on all of it.
    [Report grey reports:feedback:5:client:4294967295] [View offer grey view:7]
    ");
    let during = FeedbackPreview {
        purpose: Purpose::During,
        given: None,
        note: None,
        ..preview(&offer, Side::Client, None, "So far *so good*.")
    };
    assert_snapshot!(render(&preview_feedback(EN, &during)), @r"
    ┌ #5865F2
    │ Your feedback during contract #12
    │ **How is it to work with <@200>?** Choose 1 to 5 stars below.
    │ On time · Clear communication · Great work · Knows the craft · Reliable
    │ > So far \*so good\*.
    │ 
    │ <@200> can read it as soon as you send it, and you can't change it then. It's listed as feedback during the contract, and it doesn't count for averages or scores. You can give feedback again after 30 days, and once the contract is closed.
    [1 ★ grey feedback_stars:8:1] [2 ★ grey feedback_stars:8:2] [3 ★ grey feedback_stars:8:3] [4 ★ grey feedback_stars:8:4] [5 ★ grey feedback_stars:8:5]
    <What was good? Choose up to 5: On time | Clear communication | Great work | Knows the craft | Reliable | Open to feedback | Went the extra mile | Would work together again>
    [Write comment grey edit:8] [Discard grey discard:8]
    ");
}

#[test]
fn everybody_reads_their_language() {
    let offer = accepted(story().0);
    everything(PSEUDO, &offer, "Нет").iter().for_each(check_post);
    check_form(&feedback_form(PSEUDO, DraftId(i64::MAX), ("Нет", Some("Нет"))));
    check_form(&feedback_form(PSEUDO, DraftId(i64::MAX), ("Нет", None)));
    check_form(&reply_form(PSEUDO, ContractId(i64::MAX)));
    for refusal in [
        FeedbackRefusal::NotClosed,
        FeedbackRefusal::TooYoung { from: NOW },
        FeedbackRefusal::NotPaidLately,
        FeedbackRefusal::SaidLately { again: NOW },
        FeedbackRefusal::ClosedMeanwhile,
        FeedbackRefusal::TooLate,
        FeedbackRefusal::Published,
        FeedbackRefusal::NothingToReply,
        FeedbackRefusal::AlreadyReplied,
        FeedbackRefusal::NothingToAllow,
        FeedbackRefusal::AlreadyAllowed,
        FeedbackRefusal::AlreadyEdited,
        FeedbackRefusal::EditLate,
        FeedbackRefusal::Hidden,
        FeedbackRefusal::ReplyLate,
        FeedbackRefusal::ReplyMissing,
        FeedbackRefusal::ReplyLong { is: 501 },
        FeedbackRefusal::OfBot,
        FeedbackRefusal::OfBoth,
    ] {
        check_post(&feedback_refusal(PSEUDO, refusal));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_was_typed_fits_and_forges_nothing(text in any_text(COMMENT_CHARS)) {
        let offer = accepted(offer());
        everything(EN, &offer, &text).iter().for_each(limits::check);
        limits::check_modal(&feedback_form(EN, DraftId(i64::MAX), (&text, Some(&text))));
        limits::check_modal(&reply_form(EN, ContractId(i64::MAX)));
    }
}

#[test]
fn a_client_reads_in_short_what_others_said() {
    let record = WorkerRecord { score: None, ..most_said(|_| "Good work.".to_owned()) };
    assert_snapshot!(render(&Post::embed(about_party(EN, &record))), @r"
    ┌ #959BA6
    │ About the agency
    │ ★ **5.0** from 99999
    │ ★★★★★ · from <@100> · <t:1796126400:R> · during the contract
    │ > Good work.
    │ ★★★★★ · from <@100> · <t:1796126400:R>
    │ > Good work.
    │ ★★★★★ · from <@100> · <t:1796126400:R> · during the contract
    │ > Good work.
    └ Only you see this part.
    ");
}
