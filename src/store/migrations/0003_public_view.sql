-- What the public may know of a place. The only way from `site` to a page, an export or an index: a true point,
-- address, name or message of a confidential place is not a column of this view.

CREATE VIEW site_stand_in AS               -- where a place that is not public stands for the public
SELECT s.pk,
       town.code      AS town,
       town.longitude AS town_longitude,
       town.latitude  AS town_latitude,
       COALESCE(a3.code, a2.code, a1.code)                AS area,
       COALESCE(a3.level, a2.level, a1.level)             AS level,
       COALESCE(a3.longitude, a2.longitude, a1.longitude) AS longitude,
       COALESCE(a3.latitude, a2.latitude, a1.latitude)    AS latitude
FROM site s
LEFT JOIN settlement l ON l.code = s.locality AND s.visibility = 'approximate'
LEFT JOIN settlement town ON town.code = CASE WHEN l.kind = 'neighbourhood' THEN l.parent ELSE l.code END
LEFT JOIN area a3 ON a3.code = s.area AND a3.level = 3
LEFT JOIN area a2 ON a2.code = substr(s.area, 1, 8) AND a2.level = 2
LEFT JOIN area a1 ON a1.code = substr(s.area, 1, 5) AND a1.level = 1;

CREATE VIEW public_site AS
SELECT s.edition, s.id, '' AS key, s.organisation, s.visibility, -- keys are made of names of places
       CASE s.visibility WHEN 'confidential' THEN '' ELSE s.name END AS name,
       CASE s.visibility WHEN 'public' THEN s.address ELSE '' END    AS address,
       CASE s.visibility WHEN 'public' THEN s.landmark ELSE '' END   AS landmark,
       CASE s.visibility WHEN 'public' THEN s.locality
                         WHEN 'approximate' THEN COALESCE(i.town, '') ELSE '' END AS locality,
       CASE s.visibility WHEN 'public' THEN s.locality_name ELSE '' END AS locality_name,
       CASE s.visibility WHEN 'public' THEN s.area ELSE COALESCE(i.area, '') END AS area,
       CASE s.visibility WHEN 'public' THEN s.longitude
                         WHEN 'approximate' THEN COALESCE(i.town_longitude, i.longitude)
                         ELSE i.longitude END AS longitude,
       CASE s.visibility WHEN 'public' THEN s.latitude
                         WHEN 'approximate' THEN COALESCE(i.town_latitude, i.latitude)
                         ELSE i.latitude END AS latitude,
       CASE WHEN s.visibility = 'public' THEN s.precision
            WHEN s.visibility = 'approximate' AND i.town IS NOT NULL THEN 'locality'
            WHEN i.level = 3 THEN 'arrondissement'
            WHEN i.level = 2 THEN 'department'
            ELSE 'region' END AS precision,
       s.phones, s.emails, s.whatsapp, s.opening_hours, s.hours,
       CASE s.visibility WHEN 'public' THEN s.accessibility ELSE '' END AS accessibility,
       s.status, s.closed_from, s.closed_until,
       CASE s.visibility WHEN 'confidential' THEN '' ELSE s.closure_message END AS closure_message
FROM site s JOIN site_stand_in i ON i.pk = s.pk;

CREATE VIEW public_service AS              -- free text of a service at a confidential place may describe the place
SELECT v.edition, v.id, '' AS key, v.organisation, v.site, v.need, v.publics, v.sexes, v.minimum_age, v.maximum_age,
       v.languages, v.fee, v.access_modes, v.referrers, v.documents_required, v.capacity_per_month, v.saturation,
       v.saturation_as_of, v.waiting_days, v.cost_sharing, v.zone_kind, v.zone_areas, v.zone_radius, v.verified_at,
       iif(hidden, '', v.raw_need)       AS raw_need,
       iif(hidden, '', v.name)           AS name,
       iif(hidden, '', v.description_fr) AS description_fr,
       iif(hidden, '', v.description_en) AS description_en,
       iif(hidden, '', v.fee_details)    AS fee_details,
       iif(hidden, '', v.outreach_days)  AS outreach_days,
       iif(hidden, '', v.source)         AS source,
       iif(hidden, '', v.sheet)          AS sheet,
       iif(hidden, 0, v.line)            AS line
FROM (SELECT service.*, COALESCE(site.visibility = 'confidential', 0) AS hidden
      FROM service LEFT JOIN site ON site.edition = service.edition AND site.id = service.site) v;

-- Words people search by, of the published edition, from the public view alone.
CREATE VIRTUAL TABLE service_text USING fts5(
    name, organisation, need, place, description,
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
