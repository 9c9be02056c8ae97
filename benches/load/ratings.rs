//! Feedback and scores: what a profile and a list cost for one person, however many contracts others have in the server, and for somebody
//! with very many of their own. Must not know how use cases work.

use crate::database::Place;
use crate::load::{BUSY_SERVER, rate};
use crate::tasks::{Figures, caller, median, times};
use parley::domain::feedback::received::Receiver;
use parley::domain::feedback::score::record::Worker;
use parley::domain::ids::PersonId;
use sqlx::AnyConnection;

/// Contracts in the server, few and many.
pub(crate) const SIZES: [u32; 2] = [100, 100_000];
/// Has 30 of them.
const REGULAR: PersonId = PersonId(3);
/// Has 10,000 of them where there are as many.
const VETERAN: PersonId = PersonId(4);
/// Reads about others, and has nothing to do with them.
const READER: PersonId = PersonId(5);

/// The first ones are of the people above.
const OWNED: &str = "UPDATE contracts SET party_id = CASE WHEN id <= 30 THEN 3 ELSE 4 END WHERE id <= 10030";

/// Closes and rates all contracts, in one server.
pub(crate) async fn gather(connection: &mut AnyConnection) -> anyhow::Result<()> {
    let here = sqlx::query("UPDATE contracts SET guild_id = $1").bind(BUSY_SERVER.0);
    here.execute(&mut *connection).await?;
    sqlx::query(OWNED).execute(&mut *connection).await?;
    rate(connection).await?;
    Ok(())
}

/// What is read about somebody with 30 contracts, and with 10,000.
pub(crate) async fn measure(place: &Place, is_large: bool) -> anyhow::Result<Figures> {
    let (app, reader) = (&place.app, caller(READER));
    let profile =
        async |of| anyhow::Ok(median(times(async || app.view_profile(&reader, of).await.map(drop)).await?));
    let list = async |of, page| {
        let read = async || app.received_feedback(&reader, Receiver::Person(of), page).await.map(drop);
        anyhow::Ok(median(times(read).await?))
    };
    let mut figures = vec![
        ("/profile view", profile(REGULAR).await?),
        ("/feedback list, first page", list(REGULAR, 1).await?),
        ("/feedback list, last page", list(REGULAR, u32::MAX).await?),
    ];
    if is_large {
        let own = caller(VETERAN);
        let explain = async || app.explain_score(&own, Worker::Freelancer(VETERAN), 1).await.map(drop);
        figures.extend([
            ("10,000 of one person: /profile view", profile(VETERAN).await?),
            ("10,000 of one person: /feedback list, first page", list(VETERAN, 1).await?),
            ("10,000 of one person: /feedback list, last page", list(VETERAN, u32::MAX).await?),
            ("10,000 of one person: What went into it", median(times(explain).await?)),
        ]);
    }
    Ok(figures)
}
