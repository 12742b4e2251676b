/**
 * A list made by hand: every headline of the crises that, as it reads, tells of an act of will, and whose. It knows nothing of how
 * the scenarios code their transitions, so that it can judge what they and the engine make of them.
 *
 * Left out, because nobody's own will brings it about: what the fighting does to posts, roads, launchers and towns; what
 * takes both sides, as a truce; streets, voters, parliaments and general staffs beside their government; what is said of somebody;
 * what runs out, drops off an agenda or peters out; and what only follows from an act that stands here. Of an act that several
 * do together, the one is named whose move the headline tells. The tutorial's three actors are not countries, and not judged.
 */
const list: Readonly<Record<string, string>> = {
  armenia: `
    Another chief of staff dismissed; the generals fall silent
    Armenia calls up more reservists
    Armenia calls up reservists
    Armenia calls up reservists again
    Armenia formally invokes the CSTO treaty
    Armenia's prime minister is out
    Armenian generals tell the prime minister to sign
    Armenian reinforcements leave the border
    Armenian reinforcements leave the front
    Armenian troops counter-attack again
    Armenian troops counter-attack and claim a post
    Armenian troops ordered to strike first
    Armenian troops stop and dig in
    Chief of staff dismissed; the generals fall silent
    Yerevan accepts terms to stop the advance
    Yerevan again: Russian arms kill our soldiers
    Yerevan asks Moscow again what an end would cost
    Yerevan asks Moscow what an end would cost
    Yerevan asks again why its ally arms Baku
    Yerevan asks aloud why its ally arms Baku
    Yerevan asks the CSTO council to discuss the border
    Yerevan calls an early election
    Yerevan hands over maps of its minefields
    Yerevan lets its request to the alliance rest
    Yerevan orders its troops to halt
    Yerevan praises its alliance with Russia
    Yerevan reinforces its border sector
    Yerevan sends reinforcements to the front
    Yerevan sounds out its CSTO allies on Karabakh
    Yerevan turns Baku's terms down
    Yerevan: Russian arms in Baku's hands kill our soldiers
    Yerevan: there is no diplomatic solution now
  `,
  azerbaijan: `
    Aliyev again: give us dates and the fighting stops
    Aliyev and Erdogan salute two armies at Baku parade
    Aliyev dismisses his foreign minister
    Aliyev: give us dates and the fighting stops today
    Azerbaijan calls up more reserves and moves guns to the line
    Azerbaijan calls up reserves again; guns move to the line
    Azerbaijan calls up reserves and moves guns to the line
    Azerbaijan holds up Russian convoys again
    Azerbaijan holds up a Russian convoy for inspection
    Azerbaijan's army marches through Baku, alone
    Azerbaijani army strikes out of a quiet front
    Azerbaijani guns and reserves move up from quiet garrisons
    Azerbaijani posts go up by satellite map along Syunik's roads
    Azerbaijani troops ordered forward
    Azerbaijani troops ordered forward again
    Azerbaijani troops ordered forward past the Russian posts
    Azerbaijani units return to their barracks
    Baku again: peacekeepers overstep their mandate
    Baku asks Moscow to take its peacekeepers home
    Baku asks for a meeting of all eleven Minsk Group members
    Baku begins a road and a first village on recaptured land
    Baku brings back officers of the old school
    Baku calls off the attack
    Baku closes the recaptured districts after the deaths
    Baku closes the recaptured districts again after more deaths
    Baku declares a one-sided halt
    Baku has only praise for the peacekeepers again
    Baku invites Erdogan and Turkish troops to its parade
    Baku lets Moscow know that it would sign
    Baku orders its army forward
    Baku orders its troops to halt
    Baku puts Ankara first
    Baku raises its price again
    Baku raises its price: the army will finish the work
    Baku reminds Ankara who commands its army
    Baku returns to talks through the co-chairs
    Baku says again that the co-chairs have done nothing
    Baku says the co-chairs have done nothing
    Baku speaks of its terms no more
    Baku to Karabakh's leaders: withdraw, or we go on
    Baku turns back to Moscow to keep its balance
    Baku turns to Ankara again
    Baku, ignored, turns its back on the co-chairs
    Baku: every Armenian shot will be answered
    Baku: one nation, two states, one policy
    Baku: our own crews fly our drones
    Baku: peacekeepers overstep their mandate
    Senior Azerbaijani officers with Moscow ties removed
    Work on the road and the village goes on
  `,
  turkey: `
    After the deaths Ankara sends its de-mining teams
    After the deaths Turkish de-mining teams come back
    Akar and Shoygu sign for a joint headquarters
    Akar and Shoygu sign again for a joint monitoring headquarters
    Akar and Shoygu sign paper on a joint monitoring headquarters
    Akar's directive: train and exercise Baku's forces
    Aliyev and Erdogan agree on a Turkish base
    Aliyev: Turkish F-16s are here, should outsiders step in
    Aliyev: Turkish F-16s stood by throughout the war
    Ankara and Baku agree on a joint exercise
    Ankara and Baku announce another joint exercise
    Ankara and Baku set the date of the yearly exercise
    Ankara asks Moscow again for a part in the monitoring
    Ankara calls its officers home from the joint mission
    Ankara papers write again of a Turkish base in Azerbaijan
    Ankara papers write of a Turkish air base in Azerbaijan
    Ankara puts off the joint exercise
    Ankara receives Baku's air force and Nakhchivan commanders
    Ankara receives Baku's commanders again
    Ankara refills Baku's stock of drones and munitions
    Ankara renews its pledge to Baku
    Ankara says again that it will come to Karabakh
    Ankara says it is on Baku's side
    Ankara speaks up for Baku again
    Ankara tells Yerevan to pull itself together
    Ankara tempers its words again
    Ankara tempers its words on Karabakh
    Ankara tempers its words on the border
    Ankara to Baku once more: whatever you decide
    Ankara to Baku: with all we have, whatever you decide
    Ankara turns to other matters
    Ankara: with or without an agreement, Turkey comes to Karabakh
    Azerbaijani generals run their own war again
    Baku and Ankara deny again that a base is planned
    Baku and Ankara deny plans for a Turkish base
    Baku signs for Turkey's next generation of drones and missiles
    Baku to buy Turkish drones on Turkish credit
    Baku's defence and foreign ministers visit Ankara
    Erdogan in Baku: our struggle goes on, by your side
    Erdogan visits Putin; the quarrel is put away
    Erdogan writes to Putin again
    Erdogan writes to Putin over the downed jet
    Extended exercise ends; the last columns go home
    First Turkish squadron moves into its base in Azerbaijan
    First hired fighters flown back to Syria
    Hundreds more Syrians flown in; losses said to be heavy
    Joint Russian-Turkish headquarters opens outside the zone
    Joint exercise ends on schedule
    Joint exercise ends; the troops go home
    Joint exercise extended; Turkish troops stay on
    Larger Turkish-Azerbaijani drill follows within weeks
    More hired fighters flown back to Syria
    Moscow and Ankara fall out again
    Moscow paper: Turkish officers command Baku's army
    Moscow speaks of fighters from Syria; Baku and Ankara deny it
    One staff for Turkey's Third Army and Nakhchivan
    Parliament in Ankara votes to send troops to Azerbaijan
    Postponed Turkish-Azerbaijani exercise begins after all
    Syrians are flown in once more; losses said to be heavy
    The exercise is over for the war; Turkish troops stay on
    Turkey and Azerbaijan begin a joint exercise
    Turkey and Azerbaijan begin another joint exercise
    Turkey and Azerbaijan begin joint exercise with 5,000 troops
    Turkey puts its Third Army on alert
    Turkey's National Security Council returns to Karabakh
    Turkey's National Security Council returns to the border
    Turkey's National Security Council takes up Karabakh
    Turkey's National Security Council takes up the border
    Turkey's Third Army and Nakhchivan's garrison plan together
    Turkish F-16s fly armed patrols along the front
    Turkish F-16s land at an Azerbaijani air base again
    Turkish F-16s stay on at an Azerbaijani air base
    Turkish F-16s strike; Ankara is in the war
    Turkish advisory mission in Baku larger than ever
    Turkish advisory mission shrinks as courses end
    Turkish aircraft strike Armenian positions
    Turkish and Azerbaijani troops begin a larger drill
    Turkish and Azerbaijani troops begin another large drill
    Turkish and Azerbaijani troops begin winter exercise at Kars
    Turkish columns arrive for the summer's exercise
    Turkish commando brigade rehearses in the streets of Baku
    Turkish de-mining teams on their way to Karabakh
    Turkish de-mining teams return to Karabakh
    Turkish defence minister in Baku: with you to the end
    Turkish deliveries to Baku held up over money
    Turkish drones to be built in Azerbaijan
    Turkish general and staff reported in Baku headquarters
    Turkish general in Baku takes over the drones
    Turkish guard of honour to march in Baku
    Turkish jets break off and return to their patrols
    Turkish jets fly home from Azerbaijan
    Turkish jets in Azerbaijan are now official
    Turkish jets stay on the ground again
    Turkish leaders condemn Armenia over Baku's dead
    Turkish monitors go home
    Turkish monitors return to the headquarters
    Turkish officers to watch the ceasefire beside Russians
    Turkish sappers go home once more
    Turkish sappers hand over their robots and go home
    Turkish sappers in Karabakh now number hundreds
    Turkish soldiers at work in the zone, beside the Russians
    Turkish soldiers take up posts inside the zone
    Turkish staff estimate: Moscow would back Yerevan in a war
    Turkish staff officers leave Nakhchivan
    Turkish staffs go back to routine training with Baku
    Turkish statements on Karabakh grow milder
    Turkish statements on the border grow milder
    Turkish units in the east return to barracks
  `,
  russia: `
    Chiefs of staff of both armies are brought to Moscow
    Chiefs of staff of both armies are in Moscow again
    Hasanov flies to Moscow, then Shoygu to Baku: arms, Karabakh
    Ankara's soldiers are kept out of the zone by Moscow
    Kremlin defends its arms sales to Baku
    Kremlin sends both sides a text with dates and districts
    Kremlin sends both sides its text again
    Kremlin softens its words on Armenia
    Kremlin to Yerevan: Baku could buy its arms elsewhere
    Last Russian peacekeepers leave Karabakh
    Lavrov and Cavusoglu discuss Karabakh by telephone
    Lavrov and Cavusoglu discuss the border by telephone
    More Russians in Karabakh than the ceasefire allows
    Moscow again urges both sides to stop firing
    Moscow again urges restraint, in military activities too
    Moscow again: no Turkish peacekeepers in the zone
    Moscow answers Ankara's pledge by naming it
    Moscow asks Ankara what its officers in Azerbaijan are for
    Moscow asks all Minsk Group members to weigh their words
    Moscow brings its mission back to the agreed strength
    Moscow brokers an end once more; all three leaders sign
    Moscow brokers an end; all three leaders sign by night
    Moscow drafts a plan with Russian peacekeepers
    Moscow holds up weapons deliveries to Baku
    Moscow keeps Ankara's soldiers out of the zone again
    Moscow no longer speaks of lines for Turkey
    Moscow puts its plan away again
    Moscow renews its guarantee to Armenia in plain words
    Moscow renews its guarantee to Armenia, with troops on top
    Moscow says it keeps its obligations to Yerevan
    Moscow speaks as a neutral broker again
    Moscow takes up its plan for peacekeepers again
    Moscow to Ankara: this is not what was agreed
    Moscow urges both sides to stop firing
    Moscow urges restraint in military activities too
    Moscow's daily statements on Karabakh cease
    Moscow's daily statements on Karabakh cease again
    Moscow's daily statements on the border cease
    Moscow's daily statements on the border cease again
    Moscow's envoy in Baku: Russia means to go on selling arms
    Moscow's plan goes back into the drawer
    Moscow: all necessary help, should it reach Armenia's soil
    Moscow: no Turkish peacekeepers in the zone
    Moscow: no foreign bases in Azerbaijan, none on the Caspian
    Once more there are more Russians than the ceasefire allows
    Peacekeepers send armour to the villages under fire
    Putin again: whom Baku sides with is for Baku to say
    Putin and Erdogan discuss Karabakh by telephone
    Putin and Erdogan on the telephone within the hour
    Putin beside Armenia's premier: Baku could shop elsewhere
    Putin beside Sarkisian: Baku could shop elsewhere
    Putin flies to Baku again
    Putin flies to Baku to talk about Karabakh
    Putin in Baku, with Tehran's president at the table
    Putin receives Armenia's premier days after Baku
    Putin receives Armenia's premier the day after Baku
    Putin receives Armenia's president days after Baku
    Putin receives Armenia's president the day after Baku
    Putin seats both presidents at one table
    Putin seats both presidents at one table again
    Putin takes Karabakh to his Security Council
    Putin takes the border to his Security Council
    Putin tells Aliyev again that nothing must stir up the border
    Putin tells Aliyev again that nothing must stir up the front
    Putin tells Aliyev once more: nothing must stir up the border
    Putin tells Aliyev once more: nothing must stir up the front
    Putin tells Aliyev that nothing must stir up the border
    Putin tells Aliyev that nothing must stir up the front
    Putin tells Aliyev yet again that nothing must stir up the border
    Putin tells Aliyev yet again that nothing must stir up the front
    Putin to Erdogan: no step that would raise tension
    Putin: Baku is free to choose its allies
    Rogozin in Baku: Russia means to go on selling arms
    Russian barracks and papers in Karabakh look made to last
    Russian cargo flights to Yerevan raise questions in Baku
    Russian deliveries to both armies go on as before
    Russian deputy minister asks Ankara by name for restraint
    Russian envoys between Yerevan and Baku over the ceasefire
    Russian envoys fly between Yerevan and Baku again
    Russian envoys go home
    Russian envoys go home; the mission's staff takes over
    Russian envoys shuttle between Yerevan and Baku
    Russian flags go up again on Armenia's southern border
    Russian flags go up on Armenia's southern border
    Russian flotilla back in port; patrols thin out
    Russian jets patrol Armenia's sky
    Russian patrols and flotilla show Turkey where the line runs
    Russian peacekeepers leave Karabakh
    Russian peacekeepers man posts along the line and Lachin road
    Russian peacekeepers roll into Karabakh
    Russian peacekeepers, some 1,960, take up posts in Karabakh
    Russian posts and jets return to base
    Russian posts on Armenia's border are taken down
    Security Council in Moscow returns to Karabakh
    Security Council in Moscow returns to the border
    Snap readiness check for Russian troops in the south
    Telephone calls between Moscow and the capitals stop for now
  `,
  csto: `
    CSTO ambassadors discuss the border behind closed doors
    CSTO ambassadors discuss the fighting behind closed doors
    CSTO decides to send help to Armenia
    CSTO head in Yerevan again sees no upset of the balance
    CSTO head in Yerevan sees no upset of the balance
    CSTO head: arms to Baku have not upset the balance
    CSTO secretary general sees no upset of the balance
    CSTO: the treaty does not apply to these clashes
  `,
  minsk: `
    All eleven Minsk Group members to meet, Turkey among them
    Co-chairs bring both foreign ministers into talks
    Co-chairs go back to joint statements
    Co-chairs issue a joint statement
    Co-chairs pass over Baku's request
    Minsk Group co-chairs call for calm again
    Minsk Group co-chairs issue a joint call for calm
  `,
};

/** By headline: id of the actor whose will it tells of. */
export const voluntaryHeadlines: ReadonlyMap<string, string> = new Map(
  Object.entries(list).flatMap(([actor, text]) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map((headline) => [headline, actor] as const),
  ),
);
