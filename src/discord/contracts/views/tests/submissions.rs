//! Work that is submitted with files, as people read it: previewed, named wherever it is read, and posted.

use super::{EN, PSEUDO, accepted, entry};
use crate::app::{ContractAtWork, ContractBrief, PreviewOutcome, WorkBrief, WorkFileBrief, WorkPreview};
use crate::discord::contracts::views::modals::submit_draft_form;
use crate::discord::contracts::views::refusals::contract_refusal;
use crate::discord::contracts::views::submissions::{
    choose_for_draft, pressed_submit, preview_work, work_file,
};
use crate::discord::contracts::views::told::told;
use crate::discord::contracts::views::work::review;
use crate::discord::offers::views::tests::languages::{check_form, check_post, story};
use crate::discord::offers::views::tests::render::render;
use crate::discord::offers::views::tests::{ADA, any_text, contract, limits, offer};
use crate::discord::ui::post::Post;
use crate::domain::contracts::entry::{ContractEntry, ContractHappening};
use crate::domain::contracts::refusal::ContractRefusal;
use crate::domain::contracts::submission::WORK_FILES;
use crate::domain::contracts::work::{WORK_MESSAGE_CHARS, Work};
use crate::domain::ids::{ChannelId, DraftId, EffectId};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::offer::Offer;
use crate::words::Language;
use chrono_tz::Tz;
use insta::assert_snapshot;
use proptest::prelude::*;
use serenity::builder::CreateModal;

fn file(name: &str, size_bytes: u64) -> Attachment {
    Attachment { name: name.to_owned(), size_bytes, url: "https://cdn.discordapp.com/a".to_owned() }
}

fn previewed(offer: Offer, message: &str, files: &[Attachment]) -> WorkPreview {
    let offer = accepted(offer);
    let found = ContractAtWork { contract: contract(&offer), offer, work: Work::default(), zone: Tz::UTC };
    WorkPreview { draft: DraftId(8), found, place: 1, message: message.to_owned(), files: files.to_vec() }
}

/// Everything that people read of it.
fn everything(
    language: Language,
    offer: Offer,
    message: &str,
    files: &[Attachment],
) -> (Vec<Post>, CreateModal) {
    let preview = previewed(offer, message, files);
    let found = &preview.found;
    let said =
        ContractEntry { files: files.to_vec(), ..entry(1, ContractHappening::Submitted, 1, Some(message)) };
    let brief = ContractBrief {
        language,
        offer: found.offer.clone(),
        contract: found.contract.clone(),
        channel: ChannelId(1),
        work: Work(vec![said.clone()]),
        posted: None,
    };
    let mut posts = vec![
        choose_for_draft(language, &found.contract, &[1, 2], preview.draft),
        preview_work(language, &preview),
        pressed_submit(language, &PreviewOutcome::Done(preview.clone())),
        pressed_submit(language, &PreviewOutcome::Renewed(preview.clone())),
        review(language, found, &said),
        told(&WorkBrief { contract: brief.clone(), entry: said.clone(), to: ADA }, Some(EffectId(i64::MAX))),
    ];
    for (place, file) in (0..).zip(files) {
        let brief = WorkFileBrief { contract: brief.clone(), entry: said.clone(), place, file: file.clone() };
        for (is_lost, is_too_large) in [(false, false), (true, false), (true, true)] {
            posts.push(work_file(&brief, is_lost, is_too_large, Some(EffectId(i64::MAX))));
        }
    }
    (posts, submit_draft_form(language, &found.contract, 1, (preview.draft, message)))
}

#[test]
fn a_preview_names_the_files() {
    let preview = previewed(offer(), "Done: <@&5>", &[file("draft *one*.pdf", 2_048), file("logo.svg", 300)]);
    let shown = render(&preview_work(EN, &preview)).replace(&preview.hash().0.to_string(), "‹hash›");
    assert_snapshot!(shown, @r"
    ┌ #5865F2
    │ Preview: submit 1. Drafts
    │ > Done: \<\@&5\>
    │ 
    │ **Submit work** sends this to <@100>, and the files are posted in the private channel. They can approve it or ask for a revision.
    │ ▪ Files: draft \*one\*.pdf · 2 KB
    │     logo.svg · 300 bytes
    [Submit work green work_draft_submit:8:‹hash›] [Edit grey edit:8] [Discard grey discard:8]
    ");
    let none = render(&preview_work(EN, &previewed(offer(), "Done.", &[])));
    assert!(!none.contains("Files") && !none.contains("the files"), "{none}");
}

#[test]
fn a_file_is_posted_for_its_piece_or_asked_for() {
    let (posts, _) = everything(EN, offer(), "Done.", &[file("logo.svg", 300)]);
    let last: Vec<String> = posts[posts.len() - 3..].iter().map(render).collect();
    assert_snapshot!(last.join("\n"), @r"
Here's a file that <@200> submitted for 1. Drafts (contract for offer #12).
[View offer grey view:7:9223372036854775807]

(pings 200)
<@200>, I couldn't post this file because Discord's link to it no longer works. Please attach it here:
• logo.svg · 300 bytes
[View offer grey view:7:9223372036854775807]

(pings 200)
<@200>, this file is larger than Discord allows here, so I couldn't post it. Please share a link to it instead:
• logo.svg · 300 bytes
[View offer grey view:7:9223372036854775807]
");
}

#[test]
fn everybody_reads_it_in_their_language() {
    let (posts, form) = everything(PSEUDO, story().0, "Нет", &[file("Нет", 2_048)]);
    posts.iter().for_each(check_post);
    check_form(&form);
    check_post(&contract_refusal(PSEUDO, ContractRefusal::NoSuchMilestone));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_files_are_called_fits_and_forges_nothing(
        message in any_text(WORK_MESSAGE_CHARS),
        names in proptest::collection::vec(any_text(300), WORK_FILES),
    ) {
        let files: Vec<Attachment> = names.iter().map(|name| file(name, u64::MAX / 20)).collect();
        let (posts, form) = everything(EN, offer(), &message, &files);
        posts.iter().for_each(limits::check);
        limits::check_modal(&form);
    }
}
